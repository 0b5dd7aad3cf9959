import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  acknowledged,
  begun,
  finished,
  isToSend,
  mineKept,
  notAnswered,
  opened,
  refusedBy,
  reopened,
  type Unsent,
  written,
} from './unsent.ts';

const same = (a: string, b: string) => a === b;
const problem = { type: 'about:blank', title: '', status: 409, detail: '', code: 'x', values: {}, requestId: '' };

test('what is being filled in is not sent, whatever is written, until it is finished', () => {
  const draft = written(opened('a', 1), 'b');
  expect(isToSend(draft)).toBe(false);
  expect(isToSend(finished(draft))).toBe(true);
  expect(begun(finished(draft), 'k').attempt).toEqual({ key: 'k', draft: 'b', version: 1 });
});

test('it can be taken back before it was sent and after a refusal, never while a request may have arrived', () => {
  const waiting = finished(opened('a', 1));
  expect(reopened(waiting).standing).toBe('open');
  const silent = notAnswered(begun(waiting, 'k'));
  expect(reopened(silent)).toBe(silent);
  const refused = refusedBy(begun(waiting, 'k'), { key: 'k', problem, isConflict: false }, same);
  expect(reopened(refused)).toMatchObject({ standing: 'open', problem: null });
});

test('after a refusal without an answer in doubt a new request has a new key, after silence the same one', () => {
  const sent = begun(finished(opened('a', 1)), 'k');
  expect(begun(notAnswered(sent), 'l').attempt?.key).toBe('k');
  const refused = refusedBy(sent, { key: 'k', problem, isConflict: false }, same);
  expect(begun(written(refused, 'b'), 'l').attempt).toEqual({ key: 'l', draft: 'b', version: 1 });
});

test('a conflict waits for a person; mine goes out on their version', () => {
  const conflict = refusedBy(begun(finished(opened('a', 1)), 'k'), { key: 'k', problem, isConflict: true }, same);
  expect(isToSend(conflict)).toBe(false);
  expect(begun(mineKept(conflict, 3), 'l').attempt).toEqual({ key: 'l', draft: 'a', version: 3 });
});

test('an answer that comes after another tab has had it changes nothing', () => {
  const next = begun(mineKept(finished(opened('b', 1)), 2), 'second');
  expect(acknowledged(next, { key: 'first', version: 2 }, same)).toBe(next);
  expect(refusedBy(next, { key: 'first', problem, isConflict: false }, same)).toBe(next);
});

type Step =
  | 'open'
  | 'finish'
  | 'takeBack'
  | 'send'
  | 'reach'
  | 'answer'
  | 'lose'
  | 'other'
  | 'choose'
  | 'kill'
  | { write: string };
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom<Step>('open', 'finish', 'send', 'lose', 'choose') },
  { weight: 4, arbitrary: fc.constantFrom<Step>('send', 'reach', 'answer', 'takeBack', 'other', 'kill') },
  { weight: 1, arbitrary: fc.record({ write: fc.string({ maxLength: 3 }) }) },
);

/** A server that takes each key once and refuses what was based on another version, and says which version it holds. */
function aServer() {
  const held = { version: 1, draft: '', effects: 0 };
  const answers = new Map<string, number>();
  const take = (attempt: { key: string; draft: string; version: number }): { version: number; taken: boolean } => {
    const before = answers.get(attempt.key);
    if (before !== undefined) return { version: before, taken: true };
    if (attempt.version !== held.version) return { version: held.version, taken: false };
    held.version += 1;
    held.draft = attempt.draft;
    held.effects += 1;
    answers.set(attempt.key, held.version);
    return { version: held.version, taken: true };
  };
  return { held, take };
}

test('property: whatever is written, sent, lost, taken first by others or killed, a visit has one effect and is not lost', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 40, maxLength: 160 }), (steps) => {
      const { held, take } = aServer();
      /** All that a killed browser finds again. */
      let disk: Unsent<string> | null = null;
      let last: string | null = null;
      let keys = 0;
      for (const each of steps) {
        if (each === 'other') held.version += 1; // another device’s outcome
        if (each === 'open' && last === null) {
          disk = opened('', held.version);
          last = '';
        }
        if (!disk) continue;
        if (typeof each === 'object' && disk.standing === 'open') {
          disk = written(disk, each.write);
          last = each.write;
        }
        if (each === 'finish') disk = finished(disk);
        if (each === 'takeBack') disk = reopened(disk);
        if (each === 'send' && isToSend(disk)) disk = begun(disk, `key ${(keys += 1)}`);
        if (each === 'kill') disk = notAnswered(structuredClone(disk));
        if (each === 'lose') disk = notAnswered(disk);
        if (each === 'choose' && disk.standing === 'conflict') disk = mineKept(disk, held.version);
        if ((each === 'reach' || each === 'answer') && disk.standing === 'sending' && disk.attempt) {
          const { key }: { key: string } = disk.attempt;
          const { version, taken } = take(disk.attempt);
          if (each === 'reach') continue; // its answer is still on the way, and may be lost
          disk = taken ? acknowledged(disk, { key, version }, same) : refusedBy(disk, { key, problem, isConflict: true }, same);
        }
      }
      expect(held.effects).toBeLessThanOrEqual(1);
      if (last !== null) expect(disk ? disk.draft : held.draft).toBe(last);
      if (last !== null && !disk) expect(held.effects).toBe(1);
    }),
    { numRuns: 1000 },
  );
});
