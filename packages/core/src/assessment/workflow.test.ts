import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '../accounts/permission.ts';
import type { Stage } from '../cycles/stage.ts';
import {
  cosignObstacles,
  type ItemPlace,
  meetingRecordObstacles,
  readableStages,
  scoreObstacles,
  sendBackObstacles,
  signOffObstacles,
  type Situation,
  submitObstacles,
  writableItems,
} from './workflow.ts';

const paths = {
  city: 'c',
  district: 'c.d',
  township: 'c.d.t',
  village: 'c.d.t.v',
  otherVillage: 'c.d.t.w',
  otherDistrict: 'c.e',
};
const who = (...grants: [Role, string, string[]?][]): Actor => ({
  accountId: 'someone',
  displayName: 'someone',
  grants: grants.map(([role, path, stars]) => ({ role, unitCode: path, path, stars: stars ?? null, deputyFor: null })),
});
const clerk = who(['villageClerk', paths.village]);
const secretary = who(['villageSecretary', paths.village]);
const reviewer = who(['townshipReviewer', paths.township]);
const townshipSecretary = who(['townshipSecretary', paths.township]);
const lead = who(['leadUnitAssessor', paths.district, ['A']]);
const districtAssessor = who(['districtAssessor', paths.district]);
const districtOrganiser = who(['districtOrganiser', paths.district]);
const cityOrganiser = who(['cityOrganiser', paths.city]);

const items: ItemPlace[] = [
  { code: 'A1', starCode: 'A' },
  { code: 'B1', starCode: 'B' },
  { code: 'C1', starCode: 'C' },
  { code: 'share', starCode: null },
];
const [a1, b1] = items as [ItemPlace, ItemPlace];

const carried = { outcome: 'carried', heldOn: '2026-10-20' } as const;
const given = (more: Partial<Situation> = {}): Situation => ({
  villagePath: paths.village,
  today: '2026-10-25',
  cycleState: 'running',
  calendar: {
    selfAssessment: { opensOn: '2026-10-10', dueOn: '2026-10-31' },
    preliminaryReview: { opensOn: '2026-11-01', dueOn: '2026-11-20' },
    jointReview: { opensOn: '2026-11-21', dueOn: '2026-12-15' },
    finalAppraisal: { opensOn: '2026-12-16', dueOn: '2026-12-28' },
  },
  stage: 'selfAssessment',
  sheets: {},
  declaredStars: ['A', 'B'],
  panelStages: [],
  unsettled: [],
  returned: [],
  meetings: [
    { body: 'partyMembersAssembly', ...carried },
    { body: 'representativesAssembly', ...carried },
  ],
  signedOff: [],
  ledStars: ['A'],
  ownStages: [],
  ...more,
});
const sealed = { state: 'sealed', round: 1 } as const;
const submitted = { state: 'submitted', round: 1 } as const;
const open = { state: 'open', round: 1 } as const;
const atJointReview = (more: Partial<Situation> = {}) =>
  given({
    stage: 'jointReview',
    today: '2026-11-25',
    sheets: { selfAssessment: sealed, preliminaryReview: submitted, jointReview: open },
    ...more,
  });
const ready = { unfilled: [], ownOverrides: [] };
const codes = (found: { code: string }[]) => found.map(({ code }) => code);
const writable = (situation: Situation, actor: Actor, stage: Stage) =>
  writableItems(situation, actor, stage, items).map(({ code }) => code);

describe('scoring', () => {
  test('the village scores the stars it declared and the figures of the whole standard', () => {
    expect(writable(given(), clerk, 'selfAssessment')).toEqual(['A1', 'B1', 'share']);
    expect(codes(scoreObstacles(given(), clerk, 'selfAssessment', { code: 'C1', starCode: 'C' }))).toEqual([
      'assessment.starNotDeclared',
    ]);
  });

  test('another village’s clerk, and a role of another level, may not', () => {
    expect(codes(scoreObstacles(given(), who(['villageClerk', paths.otherVillage]), 'selfAssessment'))).toEqual([
      'accounts.notPermitted',
    ]);
    expect(codes(scoreObstacles(given(), reviewer, 'selfAssessment'))).toEqual(['accounts.notPermitted']);
    expect(codes(scoreObstacles(given(), districtOrganiser, 'jointReview'))).toEqual(['accounts.notPermitted']);
  });

  test('a stage opens on its day and stays open when it is late', () => {
    expect(scoreObstacles(given({ today: '2026-10-09' }), clerk, 'selfAssessment')).toEqual([
      { code: 'assessment.stageNotOpen', details: { stage: 'selfAssessment', opensOn: '2026-10-10' } },
    ]);
    expect(scoreObstacles(given({ today: '2026-11-30' }), clerk, 'selfAssessment')).toEqual([]);
  });

  test('nothing is written outside the running cycle, before the village’s turn, or after its sheet went up', () => {
    expect(codes(scoreObstacles(given({ cycleState: 'publicity' }), clerk, 'selfAssessment'))).toEqual([
      'assessment.cycleNotRunning',
    ]);
    expect(codes(scoreObstacles(given({ stage: 'application' }), clerk, 'selfAssessment'))).toEqual([
      'assessment.stageNotReached',
    ]);
    expect(codes(scoreObstacles(atJointReview(), townshipSecretary, 'preliminaryReview'))).toEqual(['assessment.sheetSubmitted']);
    expect(codes(scoreObstacles(atJointReview(), clerk, 'selfAssessment'))).toEqual(['assessment.sheetSealed']);
  });

  test('a lead unit writes its own stars only; the district’s assessors all of them', () => {
    expect(writable(atJointReview(), lead, 'jointReview')).toEqual(['A1']);
    expect(codes(scoreObstacles(atJointReview(), lead, 'jointReview', b1))).toEqual(['assessment.starNotYours']);
    expect(writable(atJointReview(), districtAssessor, 'jointReview')).toEqual(['A1', 'B1', 'share']);
  });

  test('only returned items unlock', () => {
    const returned = [{ stage: 'selfAssessment', itemCode: 'B1', resolved: false }] as const;
    const situation = given({ sheets: { selfAssessment: { state: 'returned', round: 2 }, preliminaryReview: open }, returned });
    expect(writable(situation, clerk, 'selfAssessment')).toEqual(['B1']);
    expect(codes(scoreObstacles(situation, clerk, 'selfAssessment', a1))).toEqual(['assessment.itemNotReturned']);
  });

  test('who scored or signed below does not score, sign or send back above', () => {
    const own = atJointReview({ ownStages: ['preliminaryReview'] });
    expect(codes(scoreObstacles(own, lead, 'jointReview'))).toEqual(['assessment.ownClaim']);
    expect(codes(signOffObstacles(own, lead, 'A', []))).toEqual(['assessment.ownClaim']);
    expect(codes(sendBackObstacles(own, districtOrganiser, 'preliminaryReview'))).toEqual(['assessment.ownClaim']);
    expect(codes(submitObstacles({ ...own, signedOff: ['A', 'B'] }, districtOrganiser, 'jointReview', ready))).toEqual([
      'assessment.ownClaim',
    ]);
    expect(scoreObstacles(atJointReview({ ownStages: ['jointReview'] }), lead, 'jointReview')).toEqual([]);
  });
});

describe('submitting', () => {
  test('the self-assessment: complete, both meetings carried, signed by the secretary', () => {
    expect(submitObstacles(given(), secretary, 'selfAssessment', ready)).toEqual([]);
    expect(codes(submitObstacles(given(), clerk, 'selfAssessment', ready))).toEqual(['accounts.notPermitted']);
    expect(submitObstacles(given({ meetings: [] }), secretary, 'selfAssessment', { ...ready, unfilled: [a1] })).toEqual([
      { code: 'assessment.sheetNotComplete', details: { count: 1, items: ['A1'] } },
      {
        code: 'assessment.meetingMissing',
        details: { body: 'partyMembersAssembly', bodyZh: '党员大会', bodyEn: 'party members’ assembly' },
      },
      expect.objectContaining({ code: 'assessment.meetingMissing' }),
    ]);
  });

  test('a meeting that rejected, or was held before the stage opened, does not carry it', () => {
    const meetings: Situation['meetings'] = [
      { body: 'partyMembersAssembly', outcome: 'rejected', heldOn: '2026-10-20' },
      { body: 'representativesAssembly', outcome: 'carried', heldOn: '2026-10-09' },
    ];
    expect(codes(submitObstacles(given({ meetings }), secretary, 'selfAssessment', ready))).toEqual([
      'assessment.meetingNotCarried',
      'assessment.meetingOutsideStage',
    ]);
  });

  test('a mark in place of a computed score is not submitted by the one who gave it', () => {
    expect(submitObstacles(given(), secretary, 'selfAssessment', { ...ready, ownOverrides: [a1] })).toEqual([
      { code: 'assessment.overrideNeedsSecond', details: { count: 1, items: ['A1'] } },
    ]);
  });

  test('returned items are dealt with first', () => {
    const situation = given({
      sheets: { selfAssessment: { state: 'returned', round: 2 } },
      returned: [
        { stage: 'selfAssessment', itemCode: 'A1', resolved: true },
        { stage: 'selfAssessment', itemCode: 'B1', resolved: false },
      ],
    });
    expect(submitObstacles(situation, secretary, 'selfAssessment', ready)).toEqual([
      { code: 'assessment.returnedItemsOpen', details: { count: 1, items: ['B1'] } },
    ]);
  });

  test('the joint review: every declared star signed off', () => {
    expect(submitObstacles(atJointReview({ signedOff: ['A'] }), districtOrganiser, 'jointReview', ready)).toEqual([
      { code: 'assessment.starsNotSignedOff', details: { count: 1, stars: ['B'] } },
    ]);
    expect(submitObstacles(atJointReview({ signedOff: ['A', 'B'] }), districtOrganiser, 'jointReview', ready)).toEqual([]);
  });
});

describe('signing off a star', () => {
  test('its lead unit signs; the district’s assessor only where there is no account of one', () => {
    expect(signOffObstacles(atJointReview(), lead, 'A', [])).toEqual([]);
    expect(codes(signOffObstacles(atJointReview(), lead, 'B', []))).toEqual(['assessment.starNotYours']);
    expect(codes(signOffObstacles(atJointReview(), districtAssessor, 'A', []))).toEqual(['assessment.leadUnitSigns']);
    expect(signOffObstacles(atJointReview(), districtAssessor, 'B', [])).toEqual([]);
  });

  test('a star is complete, declared and not signed off yet', () => {
    expect(codes(signOffObstacles(atJointReview(), lead, 'A', [a1, b1]))).toEqual(['assessment.sheetNotComplete']);
    expect(codes(signOffObstacles(atJointReview({ signedOff: ['A'] }), lead, 'A', []))).toEqual(['assessment.starSignedOff']);
    expect(codes(signOffObstacles(atJointReview(), districtAssessor, 'C', []))).toEqual(['assessment.starNotDeclared']);
  });
});

describe('sending back', () => {
  test('the level above sends a submitted sheet back, once its own stage is open', () => {
    expect(sendBackObstacles(atJointReview(), districtOrganiser, 'preliminaryReview')).toEqual([]);
    expect(codes(sendBackObstacles(atJointReview({ today: '2026-11-20' }), districtOrganiser, 'preliminaryReview'))).toEqual([
      'assessment.stageNotOpen',
    ]);
    expect(codes(sendBackObstacles(atJointReview(), cityOrganiser, 'jointReview'))).toEqual(['assessment.sheetNotSubmitted']);
    expect(codes(sendBackObstacles(atJointReview(), reviewer, 'selfAssessment'))).toEqual(['assessment.sheetSealed']);
    expect(codes(sendBackObstacles(atJointReview(), reviewer, 'preliminaryReview'))).toEqual(['accounts.notPermitted']);
  });
});

describe('meetings and opinions', () => {
  test('a meeting is recorded while the self-assessment is open, for a day in it that has come', () => {
    expect(meetingRecordObstacles(given(), clerk, '2026-10-25')).toEqual([]);
    expect(codes(meetingRecordObstacles(given(), clerk, '2026-10-26'))).toEqual(['assessment.meetingInFuture']);
    expect(codes(meetingRecordObstacles(given(), clerk, '2026-10-09'))).toEqual(['assessment.meetingOutsideStage']);
    expect(codes(meetingRecordObstacles(atJointReview(), clerk))).toEqual(['assessment.sheetSealed']);
    expect(codes(meetingRecordObstacles(given(), reviewer))).toEqual(['accounts.notPermitted']);
  });

  test('the supervisory committee gives one opinion a round, until the sheet is sealed', () => {
    const supervisor = who(['supervisor', paths.village]);
    expect(cosignObstacles(given(), supervisor, false)).toEqual([]);
    expect(codes(cosignObstacles(given(), supervisor, true))).toEqual(['assessment.alreadyCosigned']);
    expect(codes(cosignObstacles(atJointReview(), supervisor, false))).toEqual(['assessment.sheetSealed']);
    expect(codes(cosignObstacles(given({ stage: 'application' }), supervisor, false))).toEqual(['assessment.stageNotReached']);
  });
});

test('a level reads its own sheet and those below at any time, higher ones once they were submitted', () => {
  expect(readableStages(atJointReview(), clerk)).toEqual(['selfAssessment', 'preliminaryReview']);
  expect(readableStages(atJointReview(), lead)).toEqual(['selfAssessment', 'preliminaryReview', 'jointReview']);
  expect(readableStages(atJointReview(), cityOrganiser)).toEqual(['selfAssessment', 'preliminaryReview', 'jointReview']);
  expect(readableStages(atJointReview(), who(['districtAssessor', paths.otherDistrict]))).toEqual([
    'selfAssessment',
    'preliminaryReview',
  ]);
});
