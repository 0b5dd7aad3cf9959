import { describe, expect, test } from 'vitest';
import type { Actor, Role } from '../accounts/permission.ts';
import { arrange, mostVillagesListed } from './arrange.ts';
import type { CycleAtHand } from './item.ts';
import { type VillageAtHand, villageItems } from './sources/assessment.ts';
import { programmeItems } from './sources/cycles.ts';
import { standingOf, type TaskAct } from '../cycles/rectification/task.ts';
import { disclosureItems } from './sources/disclosure.ts';
import { inspectionItems, visitItems } from './sources/fieldwork.ts';
import { rectificationItems } from './sources/rectification.ts';

const village = 'c.d.t.v';
const who = (...grants: [Role, string, string[]?][]): Actor => ({
  accountId: 'someone',
  displayName: 'someone',
  grants: grants.map(([role, path, stars]) => ({ role, unitCode: path, path, stars: stars ?? null, deputyFor: null })),
});
const secretary = who(['villageSecretary', village]);
const clerk = who(['villageClerk', village]);

const stage = (opensOn: string, dueOn: string) => ({ opensOn, dueOn });
const cycle: CycleAtHand = {
  id: '00000000-0000-4000-8000-000000000001',
  cityPath: 'c',
  title: { zh: '2026年度', en: '2026' },
  state: 'running',
  calendar: {
    application: stage('2026-02-01', '2026-02-20'),
    selfAssessment: stage('2026-10-10', '2026-10-31'),
    preliminaryReview: stage('2026-11-01', '2026-11-20'),
    jointReview: stage('2026-11-21', '2026-12-15'),
    finalAppraisal: stage('2026-12-16', '2026-12-28'),
    publicity: stage('2026-12-29', '2027-01-05'),
    recognition: stage('2027-01-06', '2027-01-31'),
  },
};
const at = (more: Partial<VillageAtHand>): VillageAtHand => ({
  assessmentId: '00000000-0000-4000-8000-000000000002',
  villageName: '小拐村',
  villagePath: village,
  stage: 'selfAssessment',
  sheetState: 'open',
  required: { A: 3, B: 2, '': 1 },
  filled: {},
  returned: [],
  meetingsCarried: 0,
  cosigned: false,
  signedOff: [],
  ledStars: ['A'],
  ownStages: [],
  ...more,
});
const full = { A: 3, B: 2, '': 1 };
/** `kind star count`, the shortest way to say what waits. */
const waiting = (actor: Actor, more: Partial<VillageAtHand>, today = '2026-12-20') =>
  villageItems(actor, cycle, at(more), today).map(({ kind, starCode, count }) =>
    [kind, starCode, count].filter((part) => part !== null).join(' '),
  );

describe('in the village', () => {
  test('it applies, scores, holds its meetings, and the secretary submits', () => {
    expect(waiting(clerk, { stage: 'application' })).toEqual(['apply']);
    expect(waiting(clerk, { filled: { A: 1 } })).toEqual(['selfAssess 5', 'holdMeeting 2']);
    expect(waiting(secretary, { filled: full, meetingsCarried: 1 })).toEqual(['holdMeeting 1']);
    expect(waiting(secretary, { filled: full, meetingsCarried: 2 })).toEqual(['submit']);
    expect(waiting(clerk, { filled: full, meetingsCarried: 2 })).toEqual([]);
  });

  test('returned items come first, due when the return says', () => {
    const returned = [
      { starCode: 'A', dueOn: '2026-11-09', since: '2026-11-02', resolved: false },
      { starCode: 'B', dueOn: '2026-11-09', since: '2026-11-02', resolved: true },
    ];
    const [item] = villageItems(
      clerk,
      cycle,
      at({ sheetState: 'returned', filled: full, meetingsCarried: 2, returned }),
      '2026-11-05',
    );
    expect(item).toMatchObject({
      kind: 'correctReturned',
      count: 1,
      dueOn: '2026-11-09',
      dueFrom: { kind: 'return', stage: 'selfAssessment', since: '2026-11-02' },
    });
    const dealtWith = returned.map((each) => ({ ...each, resolved: true }));
    expect(waiting(secretary, { sheetState: 'returned', filled: full, meetingsCarried: 2, returned: dealtWith })).toEqual([
      'submit',
    ]);
  });

  test('the supervisory committee is asked once the sheet is complete', () => {
    const supervisor = who(['supervisor', village]);
    expect(waiting(supervisor, { filled: { A: 1 } })).toEqual([]);
    expect(waiting(supervisor, { filled: full })).toEqual(['cosign']);
    expect(waiting(supervisor, { filled: full, cosigned: true })).toEqual([]);
  });

  test('nothing waits before a stage opens, elsewhere in the tree, or at another level', () => {
    expect(waiting(clerk, {}, '2026-10-09')).toEqual([]);
    expect(waiting(who(['villageClerk', 'c.d.t.w']), {})).toEqual([]);
    expect(waiting(who(['townshipReviewer', 'c.d.t']), {})).toEqual([]);
    expect(villageItems(clerk, { ...cycle, state: 'publicity' }, at({}), '2026-12-30')).toEqual([]);
  });
});

describe('above it', () => {
  test('a reviewer reviews, the secretary of the township submits; who claimed below is not asked', () => {
    const preliminary = { stage: 'preliminaryReview', filled: { A: 3 } } as const;
    expect(waiting(who(['townshipReviewer', 'c.d.t']), preliminary)).toEqual(['review 3']);
    expect(waiting(who(['townshipSecretary', 'c.d.t']), { ...preliminary, filled: full })).toEqual(['submit']);
    expect(waiting(who(['townshipReviewer', 'c.d.t']), { ...preliminary, ownStages: ['selfAssessment'] })).toEqual([]);
  });

  test('the joint review goes star by star', () => {
    const lead = who(['leadUnitAssessor', 'c.d', ['A', 'Z']]);
    const assessor = who(['districtAssessor', 'c.d']);
    const organiser = who(['districtOrganiser', 'c.d']);
    const joint = { stage: 'jointReview', filled: { A: 1, B: 2 } } as const;
    expect(waiting(lead, joint)).toEqual(['scoreStar A 2']);
    expect(waiting(lead, { ...joint, filled: full })).toEqual(['signOff A']);
    expect(waiting(lead, { ...joint, filled: full, signedOff: ['A'] })).toEqual([]);
    expect(waiting(assessor, joint)).toEqual(['signOff B', 'review 1']);
    expect(waiting(assessor, { ...joint, ledStars: ['A', 'B'] })).toEqual(['review 1']);
    expect(waiting(organiser, { ...joint, filled: full, signedOff: ['A'] })).toEqual([]);
    expect(waiting(organiser, { ...joint, filled: full, signedOff: ['A', 'B'] })).toEqual(['submit']);
    const returned = [{ starCode: 'A', dueOn: '2026-12-20', since: '2026-12-17', resolved: false }];
    expect(waiting(lead, { ...joint, sheetState: 'returned', filled: full, returned })).toEqual(['correctReturned A 1']);
  });
});

describe('at the city', () => {
  const organiser = who(['cityOrganiser', 'c']);
  const waits = (actor: Actor, at: CycleAtHand, known: Parameters<typeof disclosureItems>[2], today: string) => [
    ...programmeItems(actor, at),
    ...disclosureItems(actor, at, known, today),
  ];
  const kinds = (state: CycleAtHand['state'], known: Parameters<typeof disclosureItems>[2], today: string) =>
    waits(organiser, { ...cycle, state }, known, today).map(({ kind, dueOn, count }) => [kind, dueOn, count]);

  /** One village never applied: it holds nobody up once the time to apply is over. */
  const through = { settled: 3, underWay: 0, notApplied: 1 };

  test('the organiser publishes, answers and confirms', () => {
    expect(kinds('draft', { villages: through, publicity: null }, '2026-01-10')).toEqual([['publishCycle', '2026-02-01', null]]);
    expect(kinds('running', { villages: { ...through, underWay: 1 }, publicity: null }, '2026-12-29')).toEqual([]);
    const idle = { settled: 0, underWay: 0, notApplied: 2 };
    expect(kinds('running', { villages: idle, publicity: null }, '2026-12-29')).toEqual([]);
    expect(kinds('running', { villages: through, publicity: null }, '2026-02-20')).toEqual([]);
    expect(kinds('running', { villages: through, publicity: null }, '2026-12-29')).toEqual([
      ['publishNotice', '2027-01-05', null],
    ]);
    const unanswered = [
      { dueOn: '2027-01-16', since: '2027-01-02' },
      { dueOn: '2027-01-14', since: '2026-12-30' },
    ];
    const publicity = { closesOn: '2027-01-05', unanswered };
    expect(kinds('publicity', { villages: through, publicity }, '2027-01-04')).toEqual([['answerObjection', '2027-01-14', 2]]);
    const answered = { closesOn: '2027-01-05', unanswered: [] };
    expect(kinds('publicity', { villages: through, publicity: answered }, '2027-01-05')).toEqual([]);
    expect(kinds('publicity', { villages: through, publicity: answered }, '2027-01-06')).toEqual([
      ['confirmFinal', '2027-01-31', null],
    ]);
    expect(waits(who(['districtOrganiser', 'c.d']), cycle, { villages: through, publicity: null }, '2026-12-29')).toEqual([]);
  });
});

test('a task waits for its owner; its report for the level that set it, and for nobody who reported', () => {
  const acts: TaskAct[] = [{ act: 'set', on: '2026-07-01', dueOn: '2026-07-15', hands: ['other'] }];
  const reported: TaskAct = { act: 'reported', on: '2026-07-10', dueOn: null, hands: ['other'] };
  const waits = (actor: Actor, ...more: TaskAct[]) => {
    const task = {
      villagePath: village,
      starCode: null,
      owner: 'villageClerk',
      setLevel: 'township',
      today: '2026-07-11',
    } as const;
    const standing = standingOf([...acts, ...more]);
    const tasks = [{ ...task, standing }];
    return rectificationItems(actor, cycle, { assessmentId: '', unitName: '小拐村', tasks }).map(({ kind, dueOn }) => [
      kind,
      dueOn,
    ]);
  };
  expect(waits(clerk)).toEqual([['reportTask', '2026-07-15']]);
  expect(waits(clerk, reported)).toEqual([]);
  expect(waits(who(['townshipSecretary', 'c.d.t']), reported)).toEqual([['checkTask', null]]);
  expect(waits(who(['cityOrganiser', 'c']), reported)).toEqual([]); // might check it, but is not asked
  expect(waits(who(['townshipSecretary', 'c.d.t']), { ...reported, hands: ['someone'] })).toEqual([]);
});

test('an inspection waits for its team on the day planned; doors that wait are the township’s', () => {
  const id = 'i';
  const inspection = { id, plannedOn: '2026-11-10', villagePath: village, cycleState: 'running', today: '2026-11-02' } as const;
  const inspects = (actor: Actor, state: 'planned' | 'open' | 'closed', team: string[]) =>
    inspectionItems(actor, cycle, { ...inspection, state, team, assessmentId: '', unitName: '' }).map(({ kind, to }) => [
      kind,
      to,
    ]);
  const assessor = who(['districtAssessor', 'c.d']);
  expect(inspects(assessor, 'planned', ['someone'])).toEqual([['inspect', '/work/inspections/i']]);
  expect(inspects(assessor, 'open', ['someone'])).toEqual([['finishInspection', '/work/inspections/i']]);
  expect(inspects(assessor, 'closed', ['someone'])).toEqual([]);
  expect(inspects(assessor, 'planned', ['other'])).toEqual([]);
  const visits = (actor: Actor, state: 'committed' | 'visiting', waiting: number) =>
    visitItems(actor, cycle, { id, villagePath: village, state, waiting, assessmentId: '', unitName: '' }).map(
      ({ count }) => count,
    );
  const reviewer = who(['townshipReviewer', 'c.d.t']);
  expect(visits(reviewer, 'visiting', 7)).toEqual([7]);
  expect(visits(reviewer, 'visiting', 0)).toEqual([]);
  expect(visits(reviewer, 'committed', 7)).toEqual([]);
  expect(visits(assessor, 'visiting', 7)).toEqual([]);
});

test('the earliest is first; the same at very many villages is one line with their number', () => {
  const many = Array.from({ length: mostVillagesListed + 1 }, () =>
    villageItems(secretary, cycle, at({ filled: full, meetingsCarried: 2 }), '2026-10-20'),
  ).flat();
  const apply = villageItems(clerk, cycle, at({ stage: 'application' }), '2026-10-20');
  expect(arrange([...many, ...apply]).map(({ kind, unitName, count }) => [kind, unitName, count])).toEqual([
    ['apply', '小拐村', null],
    ['submit', null, mostVillagesListed + 1],
  ]);
  expect(arrange(many.slice(1))).toHaveLength(mostVillagesListed);
});
