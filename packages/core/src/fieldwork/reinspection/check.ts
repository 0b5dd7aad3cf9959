import type { ResponseOf } from '../../route.ts';
import type { Text } from '../../text.ts';
import { drawAlgorithm } from '../draw.ts';
import { seedObstacles, seedText } from '../seed.ts';
import type { readPublicReinspection } from './contract.ts';
import { drawPlan, planDigest } from './plan.ts';

/** The steps of re-checking a re-inspection's draws, in order. */
const reinspectionSteps = ['algorithm', 'round', 'digest', 'seed', 'count', 'item'] as const;
export type ReinspectionStep = (typeof reinspectionSteps)[number];

/** What each step compares; the page and the command line say the same. */
export const reinspectionStepWords: Record<ReinspectionStep, Text> = {
  algorithm: { zh: '抽签办法', en: 'Method of the draw' },
  round: { zh: '轮次', en: 'Number of the round' },
  digest: { zh: '名单摘要', en: 'Digest of the list' },
  seed: { zh: '种子', en: 'Seed' },
  count: { zh: '抽中的项数', en: 'Number of items drawn' },
  item: { zh: '抽中的项目', en: 'Item drawn' },
};

/** One thing recomputed: what is published and what follows from the published list and seed. */
export interface ReinspectionChecked {
  step: ReinspectionStep;
  /** Counts from 1; null of what all rounds share. */
  round: number | null;
  /** Of an item: its village. */
  villageCode: string | null;
  published: string;
  computed: string;
  agrees: boolean;
}

/** What a check needs of a published re-inspection. */
export type ReinspectionToCheck = Pick<ResponseOf<typeof readPublicReinspection>, 'algorithm' | 'rounds'>;
type Round = ReinspectionToCheck['rounds'][number];

/**
 * Recomputes the draws of a re-inspection from their lists and seeds alone, the part by equal lots as the part by weighted lots. Complete:
 * every step is listed, so that the first that does not agree is the first difference and every village concerned can be named. A round
 * without a seed is checked as far as it has come: its list has a digest, and nothing is drawn.
 */
export function checkReinspection({ algorithm, rounds }: ReinspectionToCheck): ReinspectionChecked[] {
  const agreeing = (each: Omit<ReinspectionChecked, 'agrees'>) => ({ ...each, agrees: each.published === each.computed });
  return [
    agreeing({ step: 'algorithm', round: null, villageCode: null, published: algorithm, computed: drawAlgorithm }),
    ...rounds.flatMap((round, index) => checkRound(round, index + 1).map(agreeing)),
  ];
}

function checkRound(published: Round, round: number): Omit<ReinspectionChecked, 'agrees'>[] {
  const { plan, digest, seed, seedParts, commitments, drawn } = published;
  const again = seed === null ? [] : drawPlan(plan, seed);
  const seedAgain = seedParts && seedObstacles(seedParts, commitments).length === 0 ? seedText(seedParts) : '';
  const ofRound = (step: ReinspectionStep, found: string, computed: string, villageCode: string | null = null) => ({
    step,
    round,
    villageCode,
    published: found,
    computed,
  });
  const places = new Map([...drawn, ...again].map((item) => [placeOf(item), item]));
  return [
    ofRound('round', `${published.round} ${plan.round}`, `${round} ${round}`),
    ofRound('digest', digest, planDigest(plan)),
    ofRound('seed', seed ?? '', seedAgain),
    ofRound('count', String(drawn.length), String(again.length)),
    ...[...places].map(([place, { villageCode }]) =>
      ofRound('item', itemText(drawn, place), itemText(again, place), villageCode),
    ),
  ];
}

type Drawn = Round['drawn'][number];

const placeOf = ({ villageCode, itemCode }: Drawn): string => `${villageCode} ${itemCode}`;

/** An item as both sides write it, with why it was drawn; empty where it was not. */
function itemText(items: readonly Drawn[], place: string): string {
  const item = items.find((each) => placeOf(each) === place);
  return item ? `${item.itemCode} ${item.because} ${item.ticket}` : '';
}

/** The villages of whose drawn items any differs, each once. */
export function differingVillages(checked: readonly ReinspectionChecked[]): string[] {
  return [...new Set(checked.flatMap(({ agrees, villageCode }) => (agrees || villageCode === null ? [] : [villageCode])))];
}
