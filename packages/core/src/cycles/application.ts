import type { Obstacle } from '../obstacle.ts';
import type { CalendarEntry } from './programme.ts';

/** A village's application (申报): the stars it goes for, and what it promises for them in its own words. */
export interface StarApplication {
  stars: readonly string[];
  /** Star code → promise. */
  commitments: Readonly<Record<string, string>>;
}

/** What is wrong with the application itself, against the codes of the standard's stars. */
export function applicationFaults({ stars, commitments }: StarApplication, starCodes: readonly string[]): Obstacle[] {
  const obstacles: Obstacle[] = [];
  if (stars.length === 0) obstacles.push({ code: 'cycles.noStarChosen', details: {} });
  const repeated = stars.filter((star, index) => stars.indexOf(star) !== index);
  if (repeated.length > 0)
    obstacles.push({ code: 'cycles.starRepeated', details: { stars: repeated, list: repeated.join(', ') } });
  const unknown = stars.filter((star) => !starCodes.includes(star));
  if (unknown.length > 0) obstacles.push({ code: 'cycles.starUnknown', details: { stars: unknown, list: unknown.join(', ') } });
  const strangers = Object.keys(commitments).filter((star) => !stars.includes(star));
  if (strangers.length > 0)
    obstacles.push({ code: 'cycles.commitmentWithoutStar', details: { stars: strangers, list: strangers.join(', ') } });
  return obstacles;
}

/** Whether villages may apply on this day; the last day of the stage counts. */
export function applicationTimeObstacles(calendar: readonly CalendarEntry[], today: string): Obstacle[] {
  const entry = calendar.find(({ stage }) => stage === 'application');
  if (!entry || today < entry.opensOn)
    return [{ code: 'cycles.applicationNotOpen', details: { opensOn: entry?.opensOn ?? null, today } }];
  return today > entry.dueOn ? [{ code: 'cycles.applicationClosed', details: { dueOn: entry.dueOn, today } }] : [];
}
