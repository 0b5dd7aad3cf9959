import type { Obstacle } from '../obstacle.ts';
import type { Text } from '../text.ts';
import { type CalendarStage, type Carrier, type Combination, calendarStages, calendarStageWords } from './cycle.ts';
import type { Stage } from './stage.ts';
import { addDays, addWorkingDays, workingDaysBetween } from './working-days.ts';

export interface CalendarEntry {
  stage: CalendarStage;
  /** Calendar days, both included. */
  opensOn: string;
  dueOn: string;
}

/** What a programme says before it is published; the wire's `programmeSchema` without what only people read. */
export interface Programme {
  year: number;
  combination: Combination;
  /** Percent by scoring stage; a stage left out weighs 0. */
  weights: Readonly<Partial<Record<Stage, number>>> | null;
  calendar: readonly CalendarEntry[];
}

/**
 * What each carrier allows. Source: 创建示范活动管理办法（试行）(2022): a naming or plaque activity is run only after approval and only by the
 * Party committee or government of a city or county; annual assessment lies outside it and awards no plaque. No fee in either.
 */
export const carrierRules = {
  approvedActivity: { words: { zh: '经批准的创建示范活动', en: 'Approved demonstration activity' }, plaques: true },
  annualAssessment: { words: { zh: '年度考核', en: 'Annual assessment' }, plaques: false },
} as const satisfies Record<Carrier, { words: Text; plaques: boolean }>;

/** Working days for which a result is published before it is confirmed: a default of the product (docs/sources.md, `town-notice`). */
export const publicityWorkingDays = 5;

/**
 * The year's default dates, month-day. Fixed by the newspaper's description: staged guidance in mid-year, self-assessment before November,
 * re-inspection at the year's end; the days are defaults of the product. Publicity and recognition follow from them.
 */
const defaultDates = {
  application: { opens: '02-01', due: '02-20' },
  guidance: { opens: '06-01', due: '07-15' },
  selfAssessment: { opens: '10-10', due: '10-31' },
  preliminaryReview: { opens: '11-01', due: '11-20' },
  jointReview: { opens: '11-21', due: '12-15' },
  finalAppraisal: { opens: '12-16', due: '12-28' },
} as const;

/** The calendar proposed for a year: five working days of publicity after the appraisal, recognition by 31 January. */
export function defaultCalendar(year: number): CalendarEntry[] {
  const dated = Object.entries(defaultDates).map(([stage, { opens, due }]) => ({
    stage: stage as keyof typeof defaultDates,
    opensOn: `${year}-${opens}`,
    dueOn: `${year}-${due}`,
  }));
  const appraised = `${year}-${defaultDates.finalAppraisal.due}`;
  const published = addWorkingDays(appraised, 1).day;
  const closed = addWorkingDays(published, publicityWorkingDays).day;
  return [
    ...dated,
    { stage: 'publicity', opensOn: published, dueOn: closed },
    { stage: 'recognition', opensOn: addDays(closed, 1), dueOn: `${year + 1}-01-31` },
  ];
}

/** The fewest working days in which a stage can be done at all: the notice's period after its first day, otherwise one. */
export function workingDaysNeeded(stage: CalendarStage): number {
  return stage === 'publicity' ? publicityWorkingDays : 1;
}

/** Faults for which a calendar cannot even be kept as a draft. */
export function unkeepableCalendar(calendar: readonly CalendarEntry[]): Obstacle[] {
  const repeated = calendar.filter(({ stage }, index) => calendar.findIndex((entry) => entry.stage === stage) !== index);
  const backwards = calendar.filter(({ opensOn, dueOn }) => dueOn < opensOn);
  return [
    ...repeated.map(({ stage }): Obstacle => ({ code: 'cycles.stageRepeated', details: named(stage) })),
    ...backwards.map(
      ({ stage, opensOn, dueOn }): Obstacle => ({
        code: 'cycles.dueBeforeOpening',
        details: { ...named(stage), opensOn, dueOn },
      }),
    ),
  ];
}

/**
 * Why a calendar cannot be published: a stage is missing, opens before the one before it is due, leaves too few working days, or lies
 * more than a year away from the programme's year (some places rate in the first quarter for the year before).
 */
export function calendarObstacles(year: number, calendar: readonly CalendarEntry[]): Obstacle[] {
  const obstacles = unkeepableCalendar(calendar);
  let before: CalendarEntry | null = null;
  for (const stage of calendarStages) {
    const entry = calendar.find((candidate) => candidate.stage === stage);
    if (!entry) {
      obstacles.push({ code: 'cycles.stageMissing', details: named(stage) });
      continue;
    }
    const { opensOn, dueOn } = entry;
    if (before && opensOn <= before.dueOn) {
      const { zh, en } = calendarStageWords[before.stage];
      obstacles.push({
        code: 'cycles.stageOverlaps',
        details: { ...named(stage), opensOn, before: before.stage, beforeZh: zh, beforeEn: en, beforeDueOn: before.dueOn },
      });
    }
    const first = stage === 'publicity' ? opensOn : addDays(opensOn, -1);
    const { days } = workingDaysBetween(first, dueOn);
    const needed = workingDaysNeeded(stage);
    if (opensOn <= dueOn && days < needed) {
      obstacles.push({ code: 'cycles.stageTooShort', details: { ...named(stage), workingDays: days, needed } });
    }
    if (opensOn < `${year - 1}-01-01` || dueOn > `${year + 1}-12-31`) {
      obstacles.push({ code: 'cycles.outsideYear', details: { ...named(stage), opensOn, dueOn, year } });
    }
    before = entry;
  }
  return obstacles;
}

/** Weights belong to the weighted combination, and to it alone, and sum to 100. */
export function weightObstacles({ combination, weights }: Pick<Programme, 'combination' | 'weights'>): Obstacle[] {
  if (combination === 'successive') return weights === null ? [] : [{ code: 'cycles.weightsNotUsed', details: {} }];
  if (weights === null) return [{ code: 'cycles.weightsMissing', details: {} }];
  const sum = Object.values(weights).reduce((total, weight) => total + weight, 0);
  return sum === 100 ? [] : [{ code: 'cycles.weightsNotHundred', details: { sum } }];
}

/** Why a programme cannot be published now; empty where it can. The database's scores are hundredths, hence two places. */
export function programmeObstacles(
  programme: Programme,
  standard: { state: 'draft' | 'published'; scorePlaces: number },
): Obstacle[] {
  const obstacles = [...calendarObstacles(programme.year, programme.calendar), ...weightObstacles(programme)];
  if (standard.state !== 'published') obstacles.push({ code: 'cycles.standardNotPublished', details: {} });
  if (standard.scorePlaces !== 2) obstacles.push({ code: 'cycles.standardPlaces', details: { places: standard.scorePlaces } });
  return obstacles;
}

/** The stage that is open on a day, or null between stages. */
export function stageOn(calendar: readonly CalendarEntry[], day: string): CalendarStage | null {
  return calendar.find(({ opensOn, dueOn }) => opensOn <= day && day <= dueOn)?.stage ?? null;
}

/** Why a stage's dates may not be moved like this. Once the notice is out, only recognition is still to come. */
export function moveObstacles(
  { year, calendar, state }: { year: number; calendar: readonly CalendarEntry[]; state: 'running' | 'publicity' },
  moved: CalendarEntry,
): Obstacle[] {
  if (state === 'publicity' && moved.stage !== 'recognition') return [{ code: 'cycles.stageOver', details: named(moved.stage) }];
  return calendarObstacles(
    year,
    calendar.map((entry) => (entry.stage === moved.stage ? moved : entry)),
  );
}

function named(stage: CalendarStage) {
  const { zh, en } = calendarStageWords[stage];
  return { stage, stageZh: zh, stageEn: en };
}
