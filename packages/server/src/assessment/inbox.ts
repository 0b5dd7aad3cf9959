import { type Actor, isWithin } from '@xingcun/core/accounts/permission';
import { readInbox } from '@xingcun/core/assessment/contract';
import {
  arrange,
  type CycleAtHand,
  cycleItems,
  villageItems,
  type VillageAtHand,
  type VillagesAtHand,
} from '@xingcun/core/assessment/inbox';
import type { SheetForm } from '@xingcun/core/assessment/items';
import { assessmentStages, type AssessmentStage, stageRules } from '@xingcun/core/cycles/stage';
import { beijingDay, implement, reachAllGrants } from '../http/implement.ts';
import { formOf, requiredByStar } from './forms.ts';
import {
  countVillages,
  findInboxVillages,
  findLeadGrants,
  findOpenCycles,
  findPublicity,
  type InboxVillage,
} from './inbox-store.ts';

export const inboxRoutes = [
  implement(readInbox, async ({ tx, actor, today }) => {
    const wanted = stagesOf(actor);
    if (wanted.length === 0) return [];
    await reachAllGrants(tx, actor);
    const cycles = await findOpenCycles(tx);
    const running = cycles.filter(({ state }) => state === 'running').map(({ id }) => id);
    const accountIds = [actor.accountId, ...actor.grants.flatMap(({ deputyFor }) => deputyFor ?? [])];
    const villages = await findInboxVillages(tx, { cycleIds: running, stages: wanted, accountIds });
    const leads = wanted.includes('jointReview') ? await findLeadGrants(tx, today) : [];
    const counted = await countVillages(tx, running);
    const publicity = await findPublicity(
      tx,
      cycles.filter(({ state }) => state === 'publicity').map(({ id }) => id),
    );

    const items = await Promise.all(
      cycles.map(async ({ titleZh, titleEn, calendar, ...row }) => {
        const cycle: CycleAtHand = { ...row, title: { zh: titleZh, en: titleEn }, calendar: calendar ?? {} };
        const here = villages.filter(({ cycleId }) => cycleId === cycle.id);
        const form = here.length > 0 ? await formOf(tx, row) : null;
        const known = { villages: counted.get(cycle.id) ?? noVillages, publicity: publicity.get(cycle.id) ?? null };
        return [
          ...cycleItems(actor, cycle, known, today),
          ...(form ? here.flatMap((village) => villageItems(actor, cycle, atHand(village, form, leads), today)) : []),
        ];
      }),
    );
    return arrange(items.flat());
  }),
];

const noVillages: VillagesAtHand = { settled: 0, underWay: 0, notApplied: 0 };

/** The stages at which something can wait for the caller’s roles. */
function stagesOf({ grants }: Actor): AssessmentStage[] {
  const roles = new Set(grants.map(({ role }) => role));
  const isVillage = roles.has('villageClerk') || roles.has('villageSecretary');
  return assessmentStages.filter((stage) => {
    if (stage === 'settled') return false;
    if (stage === 'application') return isVillage;
    const rule = stageRules[stage];
    return (
      rule.scorers.some((role) => roles.has(role)) ||
      roles.has(rule.signer) ||
      (stage === 'selfAssessment' && roles.has('supervisor'))
    );
  });
}

function atHand(village: InboxVillage, form: SheetForm, leads: readonly { path: string; stars: string[] }[]): VillageAtHand {
  const { id, filledByStar, returned, signedOff, ownStages, declaredStars, ...rest } = village;
  return {
    ...rest,
    assessmentId: id,
    required: requiredByStar(form, declaredStars ?? []),
    filled: filledByStar ?? {},
    returned: (returned ?? []).map(({ itemCode, since, ...item }) => ({
      ...item,
      starCode: form.items.get(itemCode)?.starCode ?? null,
      since: beijingDay(new Date(since)),
    })),
    signedOff: signedOff ?? [],
    ledStars: leads.filter(({ path }) => isWithin(village.villagePath, path)).flatMap(({ stars }) => stars),
    ownStages: ownStages ?? [],
  };
}
