import { expect, test } from 'vitest';
import type { Actor, Role } from '../accounts/permission.ts';
import type { CycleAtHand } from './item.ts';
import { appraisalItems } from './sources/fieldwork.ts';
import { type AppealAtHand, appealItems, type BoardAtHand, boardItems, themeItems } from './sources/hearing.ts';
import { arbitrationItems } from './sources/panel.ts';

const who = (role: Role, path: string): Actor => ({
  accountId: 'someone',
  displayName: 'someone',
  grants: [{ role, unitCode: path, path, stars: null, deputyFor: null }],
});
const cycle: CycleAtHand = {
  id: '00000000-0000-4000-8000-000000000001',
  cityPath: 'c',
  title: { zh: '2026年度', en: '2026' },
  state: 'running',
  calendar: { preliminaryReview: { opensOn: '2026-11-01', dueOn: '2026-11-20' } },
};
const place = { assessmentId: 'a', unitName: '小拐村', villagePath: 'c.d.t.v' };
const clerk = who('villageClerk', 'c.d.t.v');
const city = who('cityOrganiser', 'c');

test('a prepared appraisal is to be opened in its stage, an open one to be counted, by the township that runs it', () => {
  const kinds = (actor: Actor, state: 'draft' | 'open' | 'closed', stage: 'selfAssessment' | 'preliminaryReview') =>
    appraisalItems(actor, cycle, { ...place, id: 'p', state, stage }).map(({ kind, dueOn, to }) => [kind, dueOn, to]);
  const reviewer = who('townshipReviewer', 'c.d.t');
  expect(kinds(reviewer, 'draft', 'preliminaryReview')).toEqual([['openAppraisal', '2026-11-20', '/work/appraisals/p']]);
  expect(kinds(reviewer, 'draft', 'selfAssessment')).toEqual([]);
  expect(kinds(reviewer, 'open', 'preliminaryReview')).toEqual([['closeAppraisal', '2026-11-20', '/work/appraisals/p']]);
  expect(kinds(reviewer, 'closed', 'preliminaryReview')).toEqual([]);
  expect(kinds(clerk, 'open', 'preliminaryReview')).toEqual([]);
});

test('a disagreement waits for the level above its group', () => {
  const asked = { ...place, id: 'x', stage: 'preliminaryReview', askedOn: '2026-11-02', decisionDueOn: '2026-11-09' } as const;
  expect(arbitrationItems(who('districtOrganiser', 'c.d'), cycle, asked)).toMatchObject([
    { kind: 'arbitrate', dueOn: '2026-11-09', dueFrom: { days: 5, since: '2026-11-02' }, to: '/work/disagreements/x' },
  ]);
  expect(arbitrationItems(who('districtOrganiser', 'c.e'), cycle, asked)).toEqual([]);
  expect(arbitrationItems(city, cycle, asked)).toEqual([]);
});

test('the village is asked to put a notice up while it runs, and again where it came down too early', () => {
  const board: BoardAtHand = { ...place, opensOn: '2026-12-29', closesOn: '2027-01-06', noticeDays: 5, postings: [] };
  const asks = (actor: Actor, today: string, postings: BoardAtHand['postings'] = []) =>
    boardItems(actor, cycle, { ...board, postings }, today).map(({ dueOn }) => dueOn);
  const posted = { act: 'posted', on: '2026-12-29', confirmed: false } as const;
  expect(asks(clerk, '2026-12-28')).toEqual([]);
  expect(asks(clerk, '2026-12-29')).toEqual(['2027-01-06']);
  expect(asks(who('townshipReviewer', 'c.d.t'), '2026-12-29')).toEqual([]);
  expect(asks(clerk, '2026-12-30', [posted])).toEqual([]);
  expect(asks(clerk, '2026-12-31', [posted, { act: 'removed', on: '2026-12-30', confirmed: false }])).toEqual(['2027-01-06']);
  expect(asks(clerk, '2027-01-07')).toEqual([]);
});

test('an appeal waits for its panel to be named, then for each of the panel', () => {
  const publicity = { ...cycle, state: 'publicity' as const };
  const appeal: AppealAtHand = { madeOn: '2026-11-02', dueOn: '2026-11-23', panel: [], proposed: false };
  const kinds = (actor: Actor, panel: string[]) =>
    appealItems(actor, publicity, [{ ...appeal, panel }]).map(({ kind, count }) => [kind, count]);
  expect(kinds(city, [])).toEqual([['nameAppealPanel', 1]]);
  expect(kinds(who('cityAssessor', 'c'), [])).toEqual([]);
  expect(kinds(who('cityAssessor', 'c'), ['someone', 'x', 'y'])).toEqual([['decideAppeal', 1]]);
  expect(kinds(city, ['x', 'y', 'z'])).toEqual([]);
});

test('themes wait for the organiser of the district that hears them', () => {
  const heard = { districtPath: 'c.d', themes: 2 };
  expect(themeItems(who('districtOrganiser', 'c.d'), cycle, heard).map(({ count }) => count)).toEqual([2]);
  expect(themeItems(who('districtOrganiser', 'c.e'), cycle, heard)).toEqual([]);
  expect(themeItems(city, cycle, heard)).toEqual([]);
});
