import type { CompiledStandard } from '@xingcun/core/rating/compile';
import { quotaSteps, settleQuotas, type SettledField } from '@xingcun/core/rating/quotas';
import { type RatedColumns, rateMany, refusedState } from '@xingcun/core/rating/rate-many';
import { rate, type VillageRating } from '@xingcun/core/rating/rate';
import { sheetOfRow } from '@xingcun/core/rating/sheet-columns';
import type { Step } from '@xingcun/core/rating/explanation';
import type { ResultWriter } from './result-csv.ts';
import type { ScoreFile } from './score-file.ts';
import { type BadRow, type Batch, codeOf } from './score-rows.ts';

export interface RateRun {
  compiled: CompiledStandard;
  /** Opens the scores from their start; read twice where the standard has quotas, which only the whole field settles. */
  open: () => ScoreFile;
  /** Makes the writer once the columns are known; null where nothing is written. */
  startWriter: ((hasName: boolean) => ResultWriter) | null;
  /** The village to explain. */
  explain: string | null;
  bad: (row: BadRow) => void;
  progress: (share: number, villages: number) => void;
}

export interface RateOutcome {
  /** Rows that could be rated. */
  rated: number;
  bad: number;
  explained: { rating: VillageRating; quotaSteps: Step[] } | null;
}

/** Rates a file of scores from its first row to its last; bad rows are reported and left out. The caller ends the writer. */
export function rateScores(run: RateRun): RateOutcome {
  const { compiled, explain } = run;
  const settled = (compiled.standard.grade?.quotas.length ?? 0) > 0 ? settleField(run) : null;
  const outcome: RateOutcome = { rated: 0, bad: 0, explained: null };
  const file = run.open();
  try {
    const writer = run.startWriter?.(file.layout.hasName) ?? null;
    forEachBatch(run, file, (batch, rated) => {
      for (const row of [...batch.bad, ...refusedRows(batch, rated)].sort((a, b) => a.line - b.line)) {
        outcome.bad += 1;
        run.bad(row);
      }
      for (let row = 0; row < batch.rows; row += 1) {
        if (rated.states[row] === refusedState) continue;
        const village = outcome.rated;
        outcome.rated += 1;
        if (explain !== null && codeOf(batch, row) === explain) {
          const rating = rate(compiled, sheetOfRow(compiled, { ...file.layout.columns, rows: batch.rows }, row));
          outcome.explained = { rating, quotaSteps: settled ? quotaSteps(compiled, settled, village) : [] };
        }
        writer?.write(batch, rated, row, settled ? (settled.grades[village] ?? -1) : (rated.grades[row] ?? -1));
      }
    });
  } finally {
    file.close();
  }
  return outcome;
}

function forEachBatch({ compiled, progress }: RateRun, file: ScoreFile, each: (batch: Batch, rated: RatedColumns) => void): void {
  let villages = 0;
  for (let batch = file.next(); batch; batch = file.next()) {
    each(batch, rateMany(compiled, { ...file.layout.columns, rows: batch.rows }));
    villages += batch.rows;
    progress(file.progress(), villages);
  }
}

function refusedRows(batch: Batch, { refused }: RatedColumns): BadRow[] {
  return refused.map(({ row, refusal }) => ({ line: batch.lines[row] ?? 0, code: codeOf(batch, row), refusal }));
}

/** The first of two passes: nine bytes a village are kept, the grade and the value that ranks it. */
function settleField(run: RateRun): SettledField {
  const { compiled } = run;
  const measure = compiled.measures.findIndex((each) => each.measure.code === compiled.grade?.rule.by);
  let grades = new Int8Array(1024);
  let values = new Float64Array(1024);
  let villages = 0;
  const file = run.open();
  try {
    forEachBatch(run, file, (batch, rated) => {
      if (villages + batch.rows > grades.length) {
        const larger = Math.max(grades.length * 2, villages + batch.rows);
        const [oldGrades, oldValues] = [grades, values];
        grades = new Int8Array(larger);
        values = new Float64Array(larger);
        grades.set(oldGrades);
        values.set(oldValues);
      }
      for (let row = 0; row < batch.rows; row += 1) {
        if (rated.states[row] === refusedState) continue;
        grades[villages] = rated.grades[row] ?? -1;
        values[villages] = rated.measures[measure]?.[row] ?? rated.starsWon[row] ?? 0;
        villages += 1;
      }
    });
  } finally {
    file.close();
  }
  return settleQuotas(compiled, { grades: grades.subarray(0, villages), values: values.subarray(0, villages) });
}
