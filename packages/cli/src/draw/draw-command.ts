import { readFileSync } from 'node:fs';
import { checkDraw, checkStepWords, type DrawToCheck, firstDifference } from '@xingcun/core/fieldwork/visits/check';
import { publicDrawSchema } from '@xingcun/core/fieldwork/visits/published';
import { readPublicReinspection } from '@xingcun/core/fieldwork/reinspection/contract';
import type { Language } from '@xingcun/core/text';
import type { z } from 'zod';
import { say } from '../cli-words.ts';
import { Failure } from '../failure.ts';
import { checkReinspectionFile } from './reinspection-check.ts';

/**
 * `xingcun draw check`: 0 where the draw follows from list and seed, 1 where it does not. The file is the one of a visit round or the one of
 * a re-inspection, which alone has rounds.
 * @throws {Failure} drawNotReadable
 */
export async function drawCheckCommand(file: string, language: Language): Promise<number> {
  const content = parsed(readFileSync(file, 'utf8'));
  const isReinspection = typeof content === 'object' && content !== null && 'rounds' in content;
  return isReinspection
    ? checkReinspectionFile(readAs(publishedReinspection, content, file), language)
    : checkVisitDraw(readAs(publishedDraw, content, file), language);
}

function checkVisitDraw(draw: DrawToCheck, language: Language): number {
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

const publishedDraw = publicDrawSchema.pick({ algorithm: true, households: true, digest: true, draws: true }).strip();
const publishedReinspection = readPublicReinspection.response.pick({ algorithm: true, villages: true, rounds: true }).strip();

/** @throws {Failure} drawNotReadable, with the place of the first fault */
function readAs<Schema extends z.ZodType>(schema: Schema, content: unknown, file: string): z.output<Schema> {
  const read = schema.safeParse(content);
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
