import { assert } from '../assert.ts';
import { Refusal } from '../refusal.ts';
import type { Text } from '../text.ts';

/**
 * How a body decides: how many must attend, how many must agree and of whom, as a table that a non-programmer can check.
 * Nothing here knows of stars; a meeting of any other matter decides by the same functions.
 */

/** Parts of a whole. 过半数 (“more than”) excludes exactly half; 以上 (“at least”) includes the fraction (民法典 art. 1259). */
export const thresholds = {
  moreThanHalf: { numerator: 1, denominator: 2, includesExactly: false, words: { zh: '过半数', en: 'more than half' } },
  oneThird: { numerator: 1, denominator: 3, includesExactly: true, words: { zh: '三分之一以上', en: 'at least one third' } },
  twoThirds: { numerator: 2, denominator: 3, includesExactly: true, words: { zh: '三分之二以上', en: 'at least two thirds' } },
  fourFifths: { numerator: 4, denominator: 5, includesExactly: true, words: { zh: '五分之四以上', en: 'at least four fifths' } },
} as const satisfies Record<string, { numerator: number; denominator: number; includesExactly: boolean; words: Text }>;
export type Threshold = keyof typeof thresholds;

/** Who decides. Two bodies confirm a village's self-assessment. */
export const meetingBodies = ['partyMembersAssembly', 'representativesAssembly'] as const;
export type MeetingBody = (typeof meetingBodies)[number];

export const bodyWords = {
  partyMembersAssembly: { zh: '党员大会', en: 'party members’ assembly' },
  representativesAssembly: { zh: '村民代表会议', en: 'villagers’ representatives’ assembly' },
} as const satisfies Record<MeetingBody, Text>;

export interface DecisionRule {
  /** Kept with every decision made under it, e.g. `PM-2018`. */
  code: string;
  body: MeetingBody;
  /** The whole of which attendance is counted: those with a vote who should attend (应到). */
  quorum: Threshold;
  approval: Threshold;
  /** Of whom the approval is counted: all who should attend, or those present. */
  approvalOf: 'entitled' | 'present';
  /** Who must be among the body's members, of all members. */
  composition: readonly { of: 'womenRepresentatives' | 'villagersRepresentatives'; share: Threshold }[];
  legalBasis: Text;
  article: string;
  /** First and last day on which it is law; null: still in force. */
  validFrom: string;
  validTo: string | null;
  /** What a reviewer must still confirm against the text in force; null where it was read there. */
  unsure: Text | null;
}

const organicLaw = (year: string): Text => ({
  zh: `中华人民共和国村民委员会组织法（${year}）`,
  en: `Organic Law of the Villagers’ Committees of the PRC (${year})`,
});
const representatives = {
  body: 'representativesAssembly',
  quorum: 'twoThirds',
  approval: 'moreThanHalf',
  approvalOf: 'present',
  composition: [
    { of: 'villagersRepresentatives', share: 'fourFifths' },
    { of: 'womenRepresentatives', share: 'oneThird' },
  ],
} as const;

/** The rules in force, oldest first. A change of the law is a new line, and ends the one before. */
export const decisionRules: readonly DecisionRule[] = [
  {
    code: 'PM-2018',
    body: 'partyMembersAssembly',
    quorum: 'moreThanHalf',
    approval: 'moreThanHalf',
    approvalOf: 'entitled',
    composition: [],
    legalBasis: {
      zh: '中国共产党支部工作条例（试行）',
      en: 'Regulations on the Work of CPC Branches (trial)',
    },
    article: '11',
    validFrom: '2018-10-28',
    validTo: null,
    unsure: null,
  },
  {
    code: 'VR-2018',
    ...representatives,
    legalBasis: organicLaw('2018'),
    article: '25, 26',
    validFrom: '2018-12-29',
    validTo: '2025-12-31',
    unsure: null,
  },
  {
    code: 'VR-2026',
    ...representatives,
    legalBasis: organicLaw('2025'),
    article: '25, 26 (2018)',
    validFrom: '2026-01-01',
    validTo: null,
    unsure: {
      zh: '2025年10月28日修正、2026年1月1日起施行的文本条文序号已调整；到会和通过人数按2018年文本，须由法律审核人核对。',
      en: 'The text amended on 28 October 2025, in force since 1 January 2026, renumbered its articles; quorum and majority are those of 2018 and await a legal reviewer.',
    },
  },
];

/**
 * The rule under which a body decides on a day.
 * @throws {Refusal} assessment.noRuleInForce
 */
export function ruleInForce(body: MeetingBody, heldOn: string): DecisionRule {
  const rule = decisionRules.find(
    (each) => each.body === body && each.validFrom <= heldOn && (each.validTo === null || heldOn <= each.validTo),
  );
  if (!rule) throw new Refusal('assessment.noRuleInForce', { body, heldOn });
  return rule;
}

/**
 * The fewest of `whole` that reach `threshold`.
 * @param whole people, integer ≥ 0
 * @returns people, integer in 1..whole (1 of nobody, which no attendance reaches)
 */
export function fewest(threshold: Threshold, whole: number): number {
  assert(Number.isSafeInteger(whole) && whole >= 0, `whole is a count of people, not ${whole}`);
  const { numerator, denominator, includesExactly } = thresholds[threshold];
  const share = whole * numerator;
  return Math.max(1, includesExactly ? Math.ceil(share / denominator) : Math.floor(share / denominator) + 1);
}

/** Counts of one meeting, in people. */
export interface Tally {
  /** 应到: with a vote and due to attend. */
  entitled: number;
  /** 实到. */
  present: number;
  inFavor: number;
  against: number;
  abstained: number;
}

/** `notValid`: too few attended, so that nothing was decided. */
export const outcomes = ['carried', 'rejected', 'notValid'] as const;
export type Outcome = (typeof outcomes)[number];

export interface Decision {
  outcome: Outcome;
  /** What the rule asks for, in people, and how many were short of it; 0 where it was reached. */
  presentNeeded: number;
  presentMissing: number;
  inFavorNeeded: number;
  inFavorMissing: number;
}

/** @throws {Refusal} assessment.presentExceedsEntitled, .votesExceedPresent */
export function decide(rule: Pick<DecisionRule, 'quorum' | 'approval' | 'approvalOf'>, tally: Tally): Decision {
  const { entitled, present, inFavor } = tally;
  const votes = inFavor + tally.against + tally.abstained;
  if (present > entitled) throw new Refusal('assessment.presentExceedsEntitled', { present, entitled });
  if (votes > present) throw new Refusal('assessment.votesExceedPresent', { votes, present });

  const presentNeeded = fewest(rule.quorum, entitled);
  const inFavorNeeded = fewest(rule.approval, tally[rule.approvalOf]);
  const presentMissing = Math.max(0, presentNeeded - present);
  const inFavorMissing = Math.max(0, inFavorNeeded - inFavor);
  const outcome = presentMissing > 0 ? 'notValid' : inFavorMissing > 0 ? 'rejected' : 'carried';
  return { outcome, presentNeeded, presentMissing, inFavorNeeded, inFavorMissing };
}
