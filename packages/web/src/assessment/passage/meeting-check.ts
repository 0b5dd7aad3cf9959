import {
  decide,
  type Decision,
  type DecisionRule,
  fewest,
  type MeetingBody,
  ruleInForce,
  type Tally,
} from '@xingcun/core/assessment/meeting';
import { Refusal } from '@xingcun/core/refusal';

/** What can be said of a meeting while its record is being filled in; numbers not typed yet are null. */
export type MeetingCheck =
  | { kind: 'incomplete'; rule: DecisionRule; presentNeeded: number | null }
  | { kind: 'refused'; refusal: Refusal }
  | { kind: 'decided'; rule: DecisionRule; decision: Decision; tally: Tally };

/** By core's rule in force on the day; too few people are told at once, whatever the votes. */
export function checkMeeting(body: MeetingBody, heldOn: string, counts: { [K in keyof Tally]: number | null }): MeetingCheck {
  try {
    const rule = ruleInForce(body, heldOn);
    const { entitled, present, inFavor, against, abstained } = counts;
    const presentNeeded = entitled === null || entitled < 1 ? null : fewest(rule.quorum, entitled);
    if (entitled === null || entitled < 1 || present === null) return { kind: 'incomplete', rule, presentNeeded };
    const tally = { entitled, present, inFavor: inFavor ?? 0, against: against ?? 0, abstained: abstained ?? 0 };
    const decision = decide(rule, tally);
    const votesKnown = inFavor !== null && against !== null && abstained !== null;
    if (!votesKnown && decision.presentMissing === 0) return { kind: 'incomplete', rule, presentNeeded };
    return { kind: 'decided', rule, decision, tally };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', refusal: error };
    throw error;
  }
}
