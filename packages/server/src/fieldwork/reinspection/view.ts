import { liesBeyondLimit } from '@xingcun/core/fieldwork/reinspection/workflow';
import type { ItemFound, RoundFound } from './store.ts';

/** A re-inspection as its people see it. */
export function shownReinspection({ id, closedAt, rowVersion }: { id: string; closedAt: Date | null; rowVersion: number }) {
  return { id, closedAt: closedAt?.toISOString() ?? null, version: rowVersion };
}

/** A round as anyone may see it. */
export function shownRound({ publishedAt, drawnAt, ...round }: RoundFound) {
  return { ...round, publishedAt: publishedAt.toISOString(), drawnAt: drawnAt?.toISOString() ?? null };
}

/** A drawn item with what was last found at it, if anything was. */
export function shownItem(item: ItemFound) {
  const { id, round, assessmentId, villageCode, itemCode, because, ticket, maxScore, expected } = item;
  const { version, score, notShown, reason, proofs, foundBy, foundByName, foundAt } = item;
  const found = version !== null && score !== null && foundBy !== null && foundAt !== null;
  return {
    id,
    round,
    assessmentId,
    villageCode,
    itemCode,
    because,
    ticket,
    maxScore,
    expected,
    finding: found
      ? {
          version,
          score,
          notShown: notShown ?? false,
          beyondLimit: liesBeyondLimit({ expected, maxScore }, { score, notShown: notShown ?? false }),
          reason: reason ?? '',
          proofs: proofs ?? [],
          by: { accountId: foundBy, name: foundByName ?? '' },
          at: foundAt.toISOString(),
        }
      : null,
  };
}
