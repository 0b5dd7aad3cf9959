import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A link to a page whose address was made elsewhere (by a rule of core, the same as in an e-mail): `/work/assessments/…?star=ZF#meetings`. */
export function AddressLink(props: { to: string; className?: string | undefined; children: ReactNode }) {
  const { pathname, searchParams, hash } = new URL(props.to, location.origin);
  return (
    <Link to={pathname} search={Object.fromEntries(searchParams)} hash={hash.slice(1)} className={props.className}>
      {props.children}
    </Link>
  );
}
