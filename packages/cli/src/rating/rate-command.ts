import { closeSync, openSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { extname } from 'node:path';
import { type CompiledStandard, compileStandard } from '@xingcun/core/rating/compile';
import { explanationLines, stepSentence } from '@xingcun/core/rating/explanation-words';
import { refusalSentence } from '@xingcun/core/refusal-words';
import type { Language } from '@xingcun/core/text';
import { say } from '../cli-words.ts';
import { Failure } from '../failure.ts';
import { readStandardFile } from '../standards/standard-file.ts';
import { type RateOutcome, rateScores } from './rate-scores.ts';
import { csvResult, type ResultWriter } from './result-csv.ts';
import { jsonResult } from './result-json.ts';
import { xlsxResult } from './result-xlsx.ts';
import { openCsv, openRows, type ScoreFile } from './score-file.ts';

export interface RateOptions {
  standard: string;
  scores: string;
  output?: string;
  explain?: string;
  keepGoing?: boolean;
  progress?: boolean;
}

/** `xingcun rate`. @returns the exit code: 1 where a row was bad or the village to explain is not there */
export async function rateCommand(options: RateOptions, language: Language): Promise<number> {
  if (options.output === undefined && options.explain === undefined) throw new Failure('outputOrExplain');
  const compiled = compileStandard(await readStandardFile(options.standard));
  const open = await scoresOpener(compiled, options.scores);
  const output = options.output === undefined ? null : startOutput(compiled, options.output);
  const showProgress = options.progress === true || process.stderr.isTTY;
  const clearLine = showProgress ? '\r\u001b[K' : '';

  let outcome: RateOutcome;
  try {
    outcome = rateScores({
      compiled,
      open,
      startWriter: output && output.start,
      explain: options.explain ?? null,
      bad: ({ line, code, refusal }) => {
        const values = { line, code: code === '' ? '' : ` ${code}`, reason: refusalSentence(refusal, language) };
        process.stderr.write(`${clearLine}${say('badRow', language, values)}\n`);
      },
      progress: (share, villages) => {
        if (showProgress)
          process.stderr.write(`${clearLine}${say('progress', language, { villages, percent: Math.floor(share * 100) })}`);
      },
    });
    await output?.end();
  } catch (error) {
    output?.drop();
    throw error;
  } finally {
    process.stderr.write(clearLine);
  }

  const { bad, rated, explained } = outcome;
  const problem = (text: string) => process.stderr.write(`${text}\n`);
  if (output && options.output !== undefined) {
    if (bad === 0 || options.keepGoing === true) {
      output.keep();
      problem(say(bad === 0 ? 'done' : 'doneBad', language, { rated, bad, file: options.output }));
    } else {
      output.drop();
      problem(say('nothingWritten', language, { bad }));
    }
  }
  if (explained) {
    const quotas = explained.quotaSteps.map((step) => stepSentence(step, language));
    process.stdout.write(`${[...explanationLines(explained.rating.explanation, language), ...quotas].join('\n')}\n`);
  } else if (options.explain !== undefined) problem(say('codeNotFound', language, { code: options.explain }));
  return bad > 0 || (options.explain !== undefined && !explained) ? 1 : 0;
}

async function scoresOpener(compiled: CompiledStandard, path: string): Promise<() => ScoreFile> {
  switch (extname(path).toLowerCase()) {
    case '.csv':
      return () => openCsv(compiled, path);
    case '.xlsx': {
      const { readWorkbookFile } = await import('@xingcun/spreadsheet/workbook-file');
      const [sheet] = await readWorkbookFile(readFileSync(path));
      return () => openRows(compiled, sheet?.rows ?? []);
    }
    default:
      throw new Failure('extension', { file: path, expected: '.csv / .xlsx' });
  }
}

interface Output {
  start: (hasName: boolean) => ResultWriter;
  end: () => Promise<void>;
  /** Puts the finished file in its place. */
  keep: () => void;
  /** Leaves nothing behind. */
  drop: () => void;
}

const writers: Readonly<Record<string, typeof csvResult>> = { '.csv': csvResult, '.json': jsonResult, '.xlsx': xlsxResult };

/** Results go to a file beside the wanted one, which only takes its place when all is well: nobody finds half a result. */
function startOutput(compiled: CompiledStandard, path: string): Output {
  const make = writers[extname(path).toLowerCase()];
  if (!make) throw new Failure('extension', { file: path, expected: '.csv / .xlsx / .json' });
  const partial = `${path}.part`;
  const descriptor = openSync(partial, 'w');
  let writer: ResultWriter | null = null;
  return {
    start: (hasName) => {
      writer = make(compiled, hasName, descriptor);
      return writer;
    },
    end: async () => writer?.end(),
    keep: () => {
      closeSync(descriptor);
      renameSync(partial, path);
    },
    drop: () => {
      closeSync(descriptor);
      rmSync(partial, { force: true });
    },
  };
}
