import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense } from 'react';
import { PageSkeleton } from '../ui/page-skeleton.tsx';
import { useMainFocus } from './main-focus.ts';
import { PublicFrame } from './public-frame.tsx';

/** The frame around those public pages that are pages of the app: forms, posters, what needs script anyhow. */
export function PublicShell() {
  const main = useMainFocus();
  const atDoor = useRouterState({ select: ({ location }) => location.pathname === '/sign-in' });
  return (
    <PublicFrame main={main} atDoor={atDoor}>
      <Suspense fallback={<PageSkeleton />}>
        <Outlet />
      </Suspense>
    </PublicFrame>
  );
}
