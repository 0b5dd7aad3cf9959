import type { readDiscrepancies } from '@xingcun/core/assessment/contract';
import { changeFrom, changesStar, isOther } from '@xingcun/core/assessment/panel/matrix';
import { type Stage, stages } from '@xingcun/core/cycles/stage';
import type { ResponseOf } from '@xingcun/core/route';
import type { DiscrepancyFilter } from '../search.ts';

type Answer = ResponseOf<typeof readDiscrepancies>;
type ItemScores = Answer['items'][number];

export type StageScore = NonNullable<ItemScores['scores'][Stage]>;

/** One level's score beside the nearest level below that has one. */
export interface Step {
  stage: Stage;
  score: StageScore | null;
  /** Higher or lower than below, in the standard's smallest score unit; 0 where nothing can be compared. */
  change: number;
  /** Other than below: another score, or applicable here and not there. */
  differs: boolean;
  /** Differs, and nobody said why. */
  reasonMissing: boolean;
  /** Its difference goes the way in which the star changed between the two levels. */
  changesStar: boolean;
}

export interface DifferenceRow {
  itemCode: string;
  starCode: string | null;
  steps: Step[];
}

export interface StarDifference {
  starCode: string;
  steps: { stage: Stage; score: number | null; won: boolean; change: number; turned: 'won' | 'lost' | null }[];
}

/** The stages that have a sheet which may be read, lowest first. */
export function stagesIn({ items, stars }: Answer): Stage[] {
  return stages.filter((stage) => [...items, ...stars].some(({ scores }) => scores[stage] !== undefined));
}

export function starDifferences(answer: Answer): StarDifference[] {
  const present = stagesIn(answer);
  return answer.stars.map(({ starCode, scores }) => ({
    starCode,
    steps: present.map((stage, at) => {
      const own = scores[stage];
      const below = lastOf(present.slice(0, at), scores);
      const change = changeFrom(below?.score ?? null, own?.score ?? null);
      const turned =
        own && below && own.score !== null && below.score !== null && own.won !== below.won ? (own.won ? 'won' : 'lost') : null;
      return { stage, score: own?.score ?? null, won: own?.won ?? false, change, turned };
    }),
  }));
}

export function differenceRows(answer: Answer): DifferenceRow[] {
  const present = stagesIn(answer);
  const stars = new Map(starDifferences(answer).map((star) => [star.starCode, star]));
  return answer.items.map(({ itemCode, starCode, scores }) => ({
    itemCode,
    starCode,
    steps: present.map((stage, at): Step => {
      const score = scores[stage] ?? null;
      const below = lastOf(present.slice(0, at), scores) ?? null;
      const change = changeFrom(below?.score ?? null, score?.score ?? null);
      const itDiffers = score !== null && below !== null && isOther(score, below);
      const turned = starCode === null ? null : stars.get(starCode)?.steps.find((step) => step.stage === stage)?.turned;
      return {
        stage,
        score,
        change,
        differs: itDiffers,
        reasonMissing: itDiffers && score.reason.trim() === '',
        changesStar: itDiffers && changesStar(turned ?? null, change),
      };
    }),
  }));
}

function lastOf<T>(below: readonly Stage[], scores: Partial<Record<Stage, T>>): T | undefined {
  const stage = below.findLast((each) => scores[each] !== undefined);
  return stage && scores[stage];
}

export const differenceFilters: Record<DiscrepancyFilter, (row: DifferenceRow) => boolean> = {
  differs: ({ steps }) => steps.some((step) => step.differs),
  reasonMissing: ({ steps }) => steps.some((step) => step.reasonMissing),
  changesStar: ({ steps }) => steps.some((step) => step.changesStar),
};
