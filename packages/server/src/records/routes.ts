import { listAudit, verifyAudit } from '@xingcun/core/records/contract';
import { implement } from '../http/implement.ts';
import { findAuditEntries } from './store.ts';
import { transparencyRoutes } from './transparency/routes.ts';
import { verifyChains } from './verify.ts';

export const recordsRoutes = [
  implement(listAudit, async ({ tx, query }) => {
    const found = await findAuditEntries(tx, query);
    const entries = found.slice(0, query.limit).map(({ at, unitName, before, after, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      unitName: unitName ?? '',
      before: parse(before),
      after: parse(after),
    }));
    return { entries, next: found.length > query.limit ? (entries.at(-1)?.id ?? null) : null };
  }),
  implement(verifyAudit, async ({ tx }) => verifyChains(tx)),
  ...transparencyRoutes,
];

function parse(text: string | null): unknown {
  return text === null ? null : JSON.parse(text);
}
