import { expect, test } from 'vitest';
import type { Actor, Role } from '../../accounts/permission.ts';
import type { Situation } from '../workflow.ts';
import { arbitrationDue, decideObstacles, markObstacles, type PanelStanding, readsMarks } from './marking.ts';

const village = 'c.d.t.v';
const who = (accountId: string, role: Role, path: string): Actor => ({
  accountId,
  displayName: accountId,
  grants: [{ role, unitCode: path, path, stars: null, deputyFor: null }],
});
const member = who('member', 'townshipReviewer', 'c.d.t');
const given = (more: Partial<Situation> = {}): Situation => ({
  villagePath: village,
  today: '2026-11-05',
  cycleState: 'running',
  calendar: { preliminaryReview: { opensOn: '2026-11-01', dueOn: '2026-11-20' } },
  stage: 'preliminaryReview',
  sheets: { preliminaryReview: { state: 'open', round: 1 } },
  declaredStars: ['A'],
  returned: [],
  meetings: [],
  signedOff: [],
  ledStars: [],
  panelStages: ['preliminaryReview'],
  unsettled: [],
  ownStages: [],
  ...more,
});
const standing = (
  more: Partial<PanelStanding['item']> = {},
  seat: PanelStanding['seat'] = { role: 'member', declared: true },
): PanelStanding => ({
  stage: 'preliminaryReview',
  item: { code: 'A1', starCode: 'A', state: 'marking', due: ['member', 'other'], committedBy: [], ...more },
  seat,
  group: [],
});
const codes = (...args: Parameters<typeof markObstacles>) => markObstacles(...args).map(({ code }) => code);

test('a member marks once, and again only while it is discussed or proof is wanted', () => {
  expect(codes(given(), member, standing())).toEqual([]);
  expect(codes(given(), member, standing({ committedBy: ['member'] }))).toEqual(['assessment.alreadyMarked']);
  for (const state of ['discussion', 'proofMissing'] as const)
    expect(codes(given(), member, standing({ state, committedBy: ['member', 'other'] }))).toEqual([]);
  expect(codes(given(), member, standing({ state: 'arbitration', committedBy: ['member'] }))).toEqual([
    'assessment.inArbitration',
  ]);
  expect(codes(given(), member, standing({ state: 'settled' }))).toEqual(['assessment.itemSettled']);
});

test('observers read, outsiders and those who declared nothing do not mark, nor does a star’s lead unit another star', () => {
  expect(codes(given(), member, standing({}, null))).toEqual(['assessment.notInGroup']);
  expect(codes(given(), member, standing({}, { role: 'observer', declared: false }))).toEqual(['assessment.observersRead']);
  expect(codes(given(), member, standing({}, { role: 'member', declared: false }))).toEqual(['assessment.conflictNotDeclared']);
  expect(codes(given(), member, standing({ due: ['other'] }))).toEqual(['assessment.starNotYours']);
  expect(
    codes(given({ stage: 'jointReview', sheets: { preliminaryReview: { state: 'submitted', round: 1 } } }), member, standing()),
  ).toEqual(['assessment.sheetSubmitted']);
});

test('the district decides for the township’s group, unless it marked or scored below itself', () => {
  const asked = (
    situation: Situation,
    actor: Actor,
    state: 'discussion' | 'arbitration' | 'resolved' = 'arbitration',
    due = ['member'],
  ) => decideObstacles(situation, actor, { stage: 'preliminaryReview', itemCode: 'A1', state, due }).map(({ code }) => code);
  const district = who('district', 'districtOrganiser', 'c.d');
  expect(asked(given(), district)).toEqual([]);
  expect(asked(given(), who('city', 'cityOrganiser', 'c'))).toEqual(['accounts.notPermitted']);
  expect(asked(given({ ownStages: ['selfAssessment'] }), district)).toEqual(['assessment.ownClaim']);
  expect(asked(given(), district, 'arbitration', ['district'])).toEqual(['assessment.arbiterMarked']);
  expect(asked(given(), district, 'discussion')).toEqual(['assessment.stillDiscussed']);
  expect(asked(given(), district, 'resolved')).toEqual(['assessment.itemSettled']);
});

test('the level that is judged does not read its judges’ marks', () => {
  expect(readsMarks(village, member, 'preliminaryReview')).toBe(true);
  expect(readsMarks(village, member, 'jointReview')).toBe(false);
  expect(readsMarks(village, who('clerk', 'villageClerk', village), 'preliminaryReview')).toBe(false);
  expect(readsMarks(village, who('audit', 'auditAdmin', 'c'), 'jointReview')).toBe(true);
});

test('a decision is due on the fifth working day, and says which days did not count', () => {
  const due = arbitrationDue('2026-11-05');
  expect(due.day).toBe('2026-11-12');
  expect(due.skipped.map(({ day }) => day)).toEqual(['2026-11-07', '2026-11-08']);
});
