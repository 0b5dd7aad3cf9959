import { readFileSync } from 'node:fs';
import { checkDraw, checkStepWords, type DrawToCheck, firstDifference } from '@xingcun/core/fieldwork/visits/check';
import { publicDrawSchema } from '@xingcun/core/fieldwork/visits/contract';
import type { Language } from '@xingcun/core/text';
import { say } from '../cli-words.ts';
import { Failure } from '../failure.ts';

/** `xingcun draw check`: 0 where the draw follows from list and seed, 1 where it does not. */
export async function drawCheckCommand(file: string, language: Language): Promise<number> {
  const draw = readDraw(file);
  const households = draw.households.length;
  const difference = firstDifference(checkDraw(draw));
  if (difference) {
    const { step, draw: number, published, computed } = difference;
    const place = number === null ? '' : say('drawPlace', language, { draw: number });
    const shown = { published: published || '—', computed: computed || '—' };
    process.stdout.write(`${say('drawDiffers', language, { step: checkStepWords[step][language], place, ...shown })}\n`);
    return 1;
  }
  const count = (kind: 'sample' | 'reserves') => draw.draws.reduce((sum, each) => sum + each[kind].length, 0);
  const counts = { households, draws: draw.draws.length, sample: count('sample'), reserves: count('reserves') };
  process.stdout.write(`${say(draw.draws.length === 0 ? 'drawNone' : 'drawHolds', language, counts)}\n`);
  return 0;
}

const checked = publicDrawSchema.pick({ algorithm: true, households: true, digest: true, draws: true }).strip();

/** @throws {Failure} drawNotReadable, with the place of the first fault */
function readDraw(file: string): DrawToCheck {
  const read = checked.safeParse(parsed(readFileSync(file, 'utf8')));
  if (read.success) return read.data;
  throw new Failure('drawNotReadable', { file, place: read.error.issues[0]?.path.join('.') || 'JSON' });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
