import type { Text } from '../../text.ts';
import { drawAlgorithm } from '../draw.ts';
import { seedObstacles, seedText } from '../seed.ts';
import type { PublicDraw } from './published.ts';
import { drawRound, frameDigest } from './round.ts';
import { householdId } from './visit.ts';

/** The steps of re-checking a draw, in order. */
export const checkSteps = ['algorithm', 'list', 'digest', 'seed', 'sizes', 'sample', 'reserves'] as const;
export type CheckStep = (typeof checkSteps)[number];

/** What each step compares; the page and the command line say the same. */
export const checkStepWords: Record<CheckStep, Text> = {
  algorithm: { zh: '抽签办法', en: 'Method of the draw' },
  list: { zh: '名册户数，无重复', en: 'Households on the list, none twice' },
  digest: { zh: '名册校验码', en: 'Check code of the list' },
  seed: { zh: '种子', en: 'Seed' },
  sizes: { zh: '各组抽取户数', en: 'Households drawn by group' },
  sample: { zh: '抽中的户', en: 'Household drawn' },
  reserves: { zh: '替补的户', en: 'Reserve' },
};

/** One thing recomputed: what is published and what follows from list and seed. They differ where the check fails. */
export interface Checked {
  step: CheckStep;
  /** Which draw of the round, from 1; null of the list. */
  draw: number | null;
  /** For a number in the draw: its order. */
  order: number | null;
  published: string;
  computed: string;
  agrees: boolean;
}

/** What a check needs of a published draw. */
export type DrawToCheck = Pick<PublicDraw, 'algorithm' | 'households' | 'digest' | 'draws'>;

/**
 * Recomputes a published draw from its list and its seeds alone. Complete: every step is listed, the first that does not agree is the
 * first difference.
 */
export function checkDraw({ algorithm, households, digest, draws }: DrawToCheck): Checked[] {
  const checked: Checked[] = [];
  const compare = (
    step: CheckStep,
    published: string,
    computed: string,
    draw: number | null = null,
    order: number | null = null,
  ) => void checked.push({ step, draw, order, published, computed, agrees: published === computed });

  compare('algorithm', algorithm, drawAlgorithm);
  const distinct = new Set(households.map(householdId)).size;
  compare('list', String(households.length), String(distinct));
  compare('digest', digest, frameDigest(households));
  for (const [index, draw] of draws.entries()) {
    const number = index + 1;
    const isSound = seedObstacles(draw.seedParts, draw.seedParts.kind === 'dice' ? [] : draw.seedParts.sides).length === 0;
    compare('seed', draw.seed, isSound ? seedText(draw.seedParts) : '', number);
    const size = draw.strata.reduce((sum, stratum) => sum + stratum.size, 0);
    const again = drawRound(households, draws.slice(0, index), { seed: draw.seed, size });
    const sizes = (strata: typeof draw.strata) =>
      strata.map((each) => `${each.group} ${each.size}+${each.reserves}/${each.households}`).join(', ');
    compare('sizes', sizes(draw.strata), sizes(again.strata), number);
    for (const step of ['sample', 'reserves'] as const) {
      const length = Math.max(draw[step].length, again[step].length);
      for (let position = 0; position < length; position += 1) {
        const [published, computed] = [draw[step][position], again[step][position]];
        compare(step, entryText(published), entryText(computed), number, (computed ?? published)?.order ?? null);
      }
    }
  }
  return checked;
}

const entryText = (entry: PublicDraw['draws'][number]['sample'][number] | undefined): string =>
  entry ? `${entry.order} ${householdId(entry)} ${entry.ticket}` : '';

/** The first step that does not agree; null where the draw holds. */
export const firstDifference = (checked: readonly Checked[]): Checked | null => checked.find(({ agrees }) => !agrees) ?? null;
