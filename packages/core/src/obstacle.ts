import { Refusal, type RefusalCode, type RefusalDetails } from './refusal.ts';

/** Why something is not open now: a refusal that is not thrown yet. A page shows all of them, the server throws the first. */
export interface Obstacle {
  code: RefusalCode;
  details: RefusalDetails;
}

/** @throws {Refusal} the first obstacle; the others stand in its details as `others` */
export function refuseAny(obstacles: readonly Obstacle[]): void {
  const [first, ...others] = obstacles;
  if (!first) return;
  throw new Refusal(first.code, others.length === 0 ? first.details : { ...first.details, others });
}
