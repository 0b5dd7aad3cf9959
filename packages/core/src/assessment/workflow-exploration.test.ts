import { beforeAll, describe, expect, test } from 'vitest';
import type { Actor, Role } from '../accounts/permission.ts';
import { type Stage, stages } from '../cycles/stage.ts';
import { type MeetingBody, meetingBodies, type Outcome } from './meeting.ts';
import {
  meetingRecordObstacles,
  returning,
  sendBackObstacles,
  signOffObstacles,
  type Situation,
  submission,
  submitObstacles,
  stageObstacles,
  type Transition,
  writableItems,
} from './workflow.ts';

// Every order of acts of a small village – a declared star of two items and one that is not declared – walked to the end, three rounds a sheet.

const village = 'c.d.t.v';
const who = (accountId: string, ...grants: [Role, string, string[]?][]): Actor => ({
  accountId,
  displayName: accountId,
  grants: grants.map(([role, path, stars]) => ({ role, unitCode: path, path, stars: stars ?? null, deputyFor: null })),
});
/** Holds a post in the village and one above: the separation of claim and check must stop him. */
const doubleHat = who('doubleHat', ['villageSecretary', village], ['townshipSecretary', 'c.d.t'], ['cityOrganiser', 'c']);
const actors = [
  who('secretary', ['villageSecretary', village]),
  who('township', ['townshipSecretary', 'c.d.t']),
  who('lead', ['leadUnitAssessor', 'c.d', ['A']]),
  who('district', ['districtOrganiser', 'c.d']),
  who('city', ['cityOrganiser', 'c']),
  doubleHat,
];
const items = [
  { code: 'A1', starCode: 'A', step: 1 },
  { code: 'A2', starCode: 'A' },
  { code: 'B1', starCode: 'B' },
];
const mostRounds = 3;

interface World extends Transition {
  /** `stage/item`. */
  filled: string[];
  returned: { stage: Stage; itemCode: string; resolved: boolean }[];
  meetings: Partial<Record<MeetingBody, Outcome>>;
  signedOff: string[];
  /** Stages in which the man of two hats acted. */
  hands: Stage[];
  /** How far the township's group is with A1; null where no group marks. */
  panel: 'marking' | 'disagreed' | 'settled' | null;
}

const start: World = {
  stage: 'selfAssessment',
  sheets: {},
  filled: [],
  returned: [],
  meetings: {},
  signedOff: [],
  hands: [],
  panel: null,
};

const grouped = 'preliminaryReview';
const day = { opensOn: '2026-10-01', dueOn: '2026-12-31' };
function situationOf(world: World, actor: Actor): Situation {
  return {
    villagePath: village,
    today: '2026-11-01',
    cycleState: 'running',
    calendar: Object.fromEntries(stages.map((stage) => [stage, day])),
    stage: world.stage,
    sheets: world.sheets,
    declaredStars: ['A'],
    returned: world.returned,
    meetings: meetingBodies.flatMap((body) => {
      const outcome = world.meetings[body];
      return outcome ? [{ body, outcome, heldOn: '2026-10-20' }] : [];
    }),
    signedOff: world.signedOff,
    ledStars: ['A'],
    panelStages: world.panel === null ? [] : [grouped],
    unsettled:
      world.panel === 'marking' || world.panel === 'disagreed'
        ? [{ stage: grouped, itemCode: 'A1', disagreed: world.panel === 'disagreed' }]
        : [],
    ownStages: actor === doubleHat ? world.hands : [],
  };
}

const declared = items.filter(({ starCode }) => starCode === 'A');
const unfilledAt = (world: World, stage: Stage) => declared.filter(({ code }) => !world.filled.includes(`${stage}/${code}`));
const once = <T extends string>(list: readonly T[], value: T): T[] =>
  [...new Set([...list, value])].sort((a, b) => (a < b ? -1 : 1));
const handOf = (world: World, actor: Actor, stage: Stage) => (actor === doubleHat ? once(world.hands, stage) : world.hands);

type Act = {
  by: Actor;
  act: 'save' | 'clear' | 'meeting' | 'submit' | 'signOff' | 'sendBack' | 'settle' | 'disagree';
  stage: Stage;
  to: World;
  itemCode?: string;
};

/** What anyone could do next. */
function actsFrom(world: World): Act[] {
  const acts: Act[] = [];
  for (const by of actors) {
    const situation = situationOf(world, by);
    for (const stage of stages) {
      for (const { code: itemCode, starCode } of writableItems(situation, by, stage, items)) {
        const returned = world.returned.map((item) =>
          item.stage === stage && item.itemCode === itemCode ? { ...item, resolved: true } : item,
        );
        const signedOff = stage === 'jointReview' ? world.signedOff.filter((star) => star !== starCode) : world.signedOff;
        const cell = `${stage}/${itemCode}`;
        const to = { ...world, returned, signedOff, hands: handOf(world, by, stage) };
        acts.push({ by, act: 'save', stage, to: { ...to, filled: once(world.filled, cell) }, itemCode });
        acts.push({ by, act: 'clear', stage, to: { ...to, filled: world.filled.filter((each) => each !== cell) }, itemCode });
      }
      if (submitObstacles(situation, by, stage, { unfilled: unfilledAt(world, stage), ownOverrides: [] }).length === 0) {
        const after = submission(world, stage);
        const sheets = { ...world.sheets, ...after.sheets };
        const to = { ...world, stage: after.stage, sheets, returned: [], hands: handOf(world, by, stage) };
        acts.push({ by, act: 'submit', stage, to });
      }
      if (sendBackObstacles(situation, by, stage).length === 0 && (world.sheets[stage]?.round ?? 1) < mostRounds) {
        const after = returning(world, stage);
        const returned = [{ stage, itemCode: 'A1', resolved: false }];
        const sheets = { ...world.sheets, ...after.sheets };
        const panel = world.panel !== null && stage === grouped ? 'marking' : world.panel;
        const to = { ...world, stage: after.stage, sheets, returned, signedOff: [], panel };
        acts.push({ by, act: 'sendBack', stage, to });
      }
    }
    if (signOffObstacles(situation, by, 'A', unfilledAt(world, 'jointReview')).length === 0)
      acts.push({ by, act: 'signOff', stage: 'jointReview', to: { ...world, signedOff: ['A'] } });
    if (meetingRecordObstacles(situation, by, '2026-10-20').length === 0)
      for (const body of meetingBodies)
        for (const outcome of ['carried', 'rejected'] as const)
          acts.push({
            by,
            act: 'meeting',
            stage: 'selfAssessment',
            to: { ...world, meetings: { ...world.meetings, [body]: outcome } },
          });
  }
  const group = actors[1];
  if (group && (world.panel === 'marking' || world.panel === 'disagreed')) {
    const situation = situationOf(world, group);
    if (stageObstacles(situation, grouped).length === 0) {
      const returned = world.returned.map((item) => (item.stage === grouped ? { ...item, resolved: true } : item));
      const to: World = { ...world, returned, filled: once(world.filled, `${grouped}/A1`), panel: 'settled' };
      acts.push({ by: group, act: 'settle', stage: grouped, to });
      if (world.panel === 'marking')
        acts.push({ by: group, act: 'disagree', stage: grouped, to: { ...world, panel: 'disagreed' } });
    }
  }
  return acts;
}

const keyOf = ({ meetings, sheets, ...world }: World) =>
  JSON.stringify([
    world,
    meetingBodies.map((body) => meetings[body] ?? null),
    stages.map((stage) => [sheets[stage]?.state, sheets[stage]?.round]),
  ]);

describe.each([
  ['one person scores', null],
  ['a group marks A1 at the township', 'marking'],
] as const)('every path of a small village where %s', (_, panel) => {
  const worlds = new Map<string, { world: World; acts: Act[] }>();

  beforeAll(() => {
    const queue: World[] = [{ ...start, panel }];
    for (let world = queue.shift(); world; world = queue.shift()) {
      const key = keyOf(world);
      if (worlds.has(key)) continue;
      const acts = actsFrom(world);
      worlds.set(key, { world, acts });
      queue.push(...acts.map(({ to }) => to));
    }
  }, 60_000);

  test('is walked: more than a thousand states, some of them settled', () => {
    const settled = [...worlds.values()].filter(({ world }) => world.stage === 'settled');
    expect(worlds.size).toBeGreaterThan(1000);
    expect(settled.length).toBeGreaterThan(0);
    expect(settled.every(({ acts }) => acts.length === 0)).toBe(true);
  });

  test('reaches the result only past both carried meetings, a complete sheet at every level and a signed star', () => {
    for (const { world } of worlds.values()) {
      if (world.stage === 'selfAssessment') continue;
      expect(world.meetings).toEqual({ partyMembersAssembly: 'carried', representativesAssembly: 'carried' });
      if (world.stage !== 'settled') continue;
      expect(world.filled).toHaveLength(stages.length * declared.length);
      expect(world.signedOff).toEqual(['A']);
      expect(stages.map((stage) => world.sheets[stage]?.state)).toEqual(['sealed', 'sealed', 'sealed', 'sealed']);
    }
  });

  test('never writes a sheet that went up or is sealed, an undeclared star, or an item that was not returned', () => {
    for (const { world, acts } of worlds.values())
      for (const { act, stage, itemCode } of acts) {
        if (act !== 'save' && act !== 'clear') continue;
        expect(stage).toBe(world.stage);
        expect(['open', 'returned', undefined]).toContain(world.sheets[stage]?.state);
        expect(['A1', 'A2']).toContain(itemCode);
        if (world.sheets[stage]?.state === 'returned')
          expect(world.returned).toContainEqual(expect.objectContaining({ stage, itemCode }));
      }
  });

  test('goes up from a group’s stage only with its result, which nobody else writes', () => {
    for (const { world, acts } of worlds.values())
      for (const { act, stage, itemCode } of acts) {
        if (panel === null || stage !== grouped) continue;
        if (act === 'submit') expect(world.panel).toBe('settled');
        if (act === 'save' || act === 'clear') expect(itemCode).toBe('A2');
      }
  });

  test('moves one stage up by submitting, one down by sending back, and rounds only count up', () => {
    const place = (world: World) => (world.stage === 'settled' ? stages.length : stages.indexOf(world.stage as Stage));
    for (const { world, acts } of worlds.values())
      for (const { act, to } of acts) {
        expect(place(to) - place(world)).toBe(act === 'submit' ? 1 : act === 'sendBack' ? -1 : 0);
        for (const stage of stages) expect(to.sheets[stage]?.round ?? 1).toBeGreaterThanOrEqual(world.sheets[stage]?.round ?? 1);
      }
  });

  test('seals a sheet only after the level above submitted, and a sealed sheet stays sealed', () => {
    for (const { world, acts } of worlds.values())
      for (const [index, stage] of stages.entries()) {
        if (world.sheets[stage]?.state !== 'sealed') continue;
        const upper = stages[index + 1];
        if (upper) expect(['submitted', 'returned', 'sealed']).toContain(world.sheets[upper]?.state);
        for (const { to } of acts) expect(to.sheets[stage]?.state).toBe('sealed');
      }
  });

  test('never lets one account check what it claimed', () => {
    for (const { world, acts } of worlds.values())
      for (const { by, stage, act } of acts) {
        const judged = act === 'sendBack' ? stages.indexOf(stage) + 1 : stages.indexOf(stage);
        if (by === doubleHat && act !== 'meeting') expect(world.hands.every((own) => stages.indexOf(own) >= judged)).toBe(true);
      }
  });

  test('leaves no dead end: from every state the village can still be settled', () => {
    const reaching = new Set([...worlds].filter(([, { world }]) => world.stage === 'settled').map(([key]) => key));
    const before = new Map<string, string[]>();
    for (const [key, { acts }] of worlds)
      for (const { to } of acts) before.set(keyOf(to), [...(before.get(keyOf(to)) ?? []), key]);
    const queue = [...reaching];
    for (let key = queue.shift(); key !== undefined; key = queue.shift())
      for (const earlier of before.get(key) ?? [])
        if (!reaching.has(earlier)) {
          reaching.add(earlier);
          queue.push(earlier);
        }
    expect(reaching.size).toBe(worlds.size);
  });
});
