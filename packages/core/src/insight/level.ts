import { type Stage, stages } from '../cycles/stage.ts';

/** Whose marks a dashboard shows: one level's, the final result's, or of each village the furthest that there are. */
export const levels = [...stages, 'result', 'latest'] as const;
export type Level = (typeof levels)[number];

/** One star of one village as the summary keeps it; the arrays hold one element for each stage, in order. */
export interface StarSummary {
  starCode: string;
  /** In the standard's smallest score unit; null until that level has submitted its sheet. */
  scores: readonly (number | null)[];
  won: readonly (boolean | null)[];
  resultScore: number | null;
  resultWon: boolean | null;
}

interface Figure {
  score: number | null;
  won: boolean | null;
}

const nothing: Figure = { score: null, won: null };

/** A star at a level. A level's own figure stands apart from the result, which may be a weighted mean. */
export function figureAt(star: StarSummary, level: Level): Figure {
  if (level === 'result') return { score: star.resultScore, won: star.resultWon };
  if (level !== 'latest') return ofStage(star, stages.indexOf(level));
  if (star.resultWon !== null) return figureAt(star, 'result');
  for (let index = stages.length - 1; index >= 0; index -= 1) if (ofStage(star, index).won !== null) return ofStage(star, index);
  return nothing;
}

const ofStage = ({ scores, won }: StarSummary, index: number): Figure => ({
  score: scores[index] ?? null,
  won: won[index] ?? null,
});

/** The level with which a level's marks are paired to show what it changed: the one below; for the furthest, the village's own. */
export function levelBefore(level: Level): Stage | null {
  if (level === 'result' || level === 'latest') return 'selfAssessment';
  return stages[stages.indexOf(level) - 1] ?? null;
}

/** The furthest stage whose sheet has a figure for the star, where a level leaves it open; null where there is none. */
export function sheetOf({ won }: Pick<StarSummary, 'won'>, level: Level): Stage | null {
  const reached = stages.filter((_, index) => (won[index] ?? null) !== null);
  if (level === 'result' || level === 'latest') return reached.at(-1) ?? null;
  return reached.includes(level) ? level : null;
}
