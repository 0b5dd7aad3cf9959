import { Refusal } from '../refusal.ts';
import type { Ratio } from '../standards/formula-columns.ts';
import { roundHalfUp } from '../values/exact.ts';
import { boundedColumn, checkApplicable, checkFigures, checkSteps } from './column-checks.ts';
import type { CompiledIndicator } from './compile.ts';
import { answers, roundedScore, rowRule } from './rule-columns.ts';
import { scoreByRule } from './rule-score.ts';
import { figureKeys, missing, notApplicable, type SheetColumns } from './sheet-columns.ts';
import { blockRows, type ScoreColumn } from './star-columns.ts';

/** One indicator over a block: its scores from `start` on, or the codes `missing` and `notApplicable`. */
export interface IndicatorColumn extends ScoreColumn {
  /** Makes the block ready; rows that need the exact path are marked in `ask`. */
  prepare: (offset: number, rows: number, ask: Uint8Array) => void;
  scores: Int32Array;
  /** Whether `scores` is the whole column (a block starts at its offset) or one block's (it starts at 0). */
  whole: boolean;
}

/** @param keep whether computed scores are kept for every row */
export function indicatorColumn(
  compiled: CompiledIndicator,
  columns: SheetColumns,
  share: number,
  keep: boolean,
): IndicatorColumn {
  const { indicator, rule, weight } = compiled;
  const base: ScoreColumn = {
    maxScore: indicator.maxScore,
    weight,
    share,
    mayNotApply:
      indicator.notApplicable === 'allowed' ||
      (rule.rule.kind === 'proportion' && rule.rule.whenNone === 'notApplicable') ||
      rule.rule.kind === 'sum',
    missingIsZero: indicator.whenMissing === 'zero',
  };
  const marks = columns.marks[indicator.code];
  const figures = figureKeys(rule).flatMap(({ key, input }) => {
    const column = columns.figures[`${indicator.code}.${key}`];
    return column ? [{ key, ...boundedColumn(column, input.min, input.max) }] : [];
  });
  const step = rule.rule.kind === 'judged' ? rule.rule.step : 1;
  const checkMarks = (offset: number, rows: number, ask: Uint8Array) => {
    if (marks && step > 1) checkSteps(marks, step, offset, rows, ask);
    if (marks && indicator.notApplicable === 'never' && base.mayNotApply) checkApplicable(marks, offset, rows, ask);
  };
  if (figures.length === 0) {
    const scores = marks ?? new Int32Array(blockRows).fill(missing);
    return { ...base, prepare: checkMarks, scores, whole: marks !== undefined };
  }

  const out: Ratio = { n: 0, d: 1 };
  const byKey = new Map(figures.map(({ key, column }) => [key, column]));
  const apply = rowRule(rule, (key) => byKey.get(key) ?? null, out);
  const least = rule.rule.kind === 'occurrences' ? rule.rule.floor : 0;
  const { maxScore } = indicator;
  const scores = new Int32Array(keep ? columns.rows : blockRows);

  const exactScore = (row: number, ask: Uint8Array, inBlock: number): number => {
    if (ask[inBlock] === 1) return missing;
    const values: Record<string, number> = {};
    for (const { key, column } of figures) {
      const value = column[row] ?? Number.NaN;
      if (!Number.isNaN(value)) values[key] = value;
    }
    try {
      const outcome = scoreByRule(rule, values, null);
      if (outcome.kind === 'score') return Number(roundHalfUp(outcome.exact, 0));
      return outcome.kind === 'missing' ? missing : notApplicable;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      ask[inBlock] = 1; // the whole row is refused, with this reason
      return missing;
    }
  };

  const prepare = (offset: number, rows: number, ask: Uint8Array): void => {
    checkMarks(offset, rows, ask);
    for (const figure of figures) checkFigures(figure, offset, rows, ask);
    const start = keep ? offset : 0;
    for (let row = 0; row < rows; row += 1) {
      const mark = marks ? (marks[offset + row] ?? missing) : missing;
      if (mark !== missing) {
        scores[start + row] = mark;
        continue;
      }
      const answer = apply(offset + row);
      scores[start + row] =
        answer === answers.score
          ? roundedScore(out, least, maxScore)
          : answer === answers.missing
            ? missing
            : answer === answers.notApplicable
              ? notApplicable
              : exactScore(offset + row, ask, row);
    }
  };
  return { ...base, prepare, scores, whole: keep };
}
