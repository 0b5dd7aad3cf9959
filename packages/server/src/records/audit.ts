import type { Actor } from '@xingcun/core/accounts/permission';
import { findGrant } from '@xingcun/core/accounts/permission';
import type { Route } from '@xingcun/core/route';
import type { Tx } from '../db/database.ts';

/** What changed, on what, and why. `path` places it in the tree of units: its last label names the hash chain. */
export interface AuditEntry {
  path: string;
  subjectKind: string;
  subjectId: string;
  before?: unknown;
  after?: unknown;
  reason?: string;
  /** The star, where the right to act hung on one. */
  star?: string;
}

interface Act {
  actor: Actor | null;
  route: Route;
  requestId: string;
  at: Date;
}

/** Last in the transaction, because the trigger locks the unit's chain until the commit. Chains are locked in order: no deadlock. */
export async function saveAuditEntries(tx: Tx, entries: AuditEntry[], { actor, route, requestId, at }: Act): Promise<void> {
  if (entries.length === 0) return;
  const { permission } = route;
  const rows = entries
    .toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0))
    .map((entry) => {
      const grant =
        actor && permission !== 'public' && permission !== 'signedIn'
          ? findGrant(actor, permission, entry.path, entry.star)
          : null;
      return {
        unitPath: entry.path,
        accountId: actor?.accountId ?? null,
        accountName: actor?.displayName ?? 'public',
        role: grant?.role ?? null,
        deputyFor: grant?.deputyFor ?? null,
        action: permission === 'public' || permission === 'signedIn' ? `${route.method} ${route.path}` : permission,
        subjectKind: entry.subjectKind,
        subjectId: entry.subjectId,
        before: entry.before === undefined ? null : JSON.stringify(entry.before),
        after: entry.after === undefined ? null : JSON.stringify(entry.after),
        reason: entry.reason ?? '',
        requestId,
        at,
      };
    });
  await tx.insertInto('auditEntry').values(rows).execute();
}
