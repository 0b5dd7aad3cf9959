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
  | { kind: 'open' | 'finish' | 'takeBack'; visit: number }
  | { kind: 'write'; visit: number; draft: string }
  | { kind: 'send' | 'reach' | 'answer' | 'lose'; visit: number }
  | { kind: 'other'; visit: number }
  | { kind: 'choose'; visit: number }
  | { kind: 'kill' };
const visit = fc.nat({ max: 2 });
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('open' as const, 'finish' as const, 'takeBack' as const), visit }),
  fc.record({ kind: fc.constant('write' as const), visit, draft: fc.string({ maxLength: 3 }) }),
  fc.record({ kind: fc.constantFrom('send' as const, 'reach' as const, 'answer' as const, 'lose' as const), visit }),
  fc.record({ kind: fc.constant('other' as const), visit }),
  fc.record({ kind: fc.constant('choose' as const), visit }),
  fc.record({ kind: fc.constant('kill' as const) }),
);

/** A server that takes each key once and refuses what was based on another version, and says which version it holds. */
function aServer() {
  const held = { version: 1, draft: '', mine: 0 };
  const effects = new Map<string, { version: number } | { conflict: number }>();
  return {
    held,
    other: () => void (held.version += 1),
    take(attempt: { key: string; draft: string; version: number }) {
      const before = effects.get(attempt.key);
      if (before) return before;
      if (attempt.version !== held.version) return { conflict: held.version };
      held.version += 1;
      held.draft = attempt.draft;
      held.mine += 1;
      effects.set(attempt.key, { version: held.version });
      return { version: held.version };
    },
  };
}

test('property: whatever is written, sent, lost, taken first by others or killed, each visit has one effect and none is lost', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), (steps) => {
      const servers = [aServer(), aServer(), aServer()];
      /** What is on the disk: all that a killed browser finds again. */
      let disk = new Map<number, Unsent<string>>();
      const last = new Map<number, string>();
      const accepted = [0, 0, 0];
      let keys = 0;
      const put = (at: number, next: Unsent<string> | null) => (next ? disk.set(at, next) : disk.delete(at));
      for (const each of steps) {
        if (each.kind === 'kill') {
          disk = new Map([...structuredClone(disk)].map(([at, unsent]) => [at, notAnswered(unsent)]));
          continue;
        }
        const { visit: at } = each;
        const server = servers[at];
        const known = disk.get(at);
        if (!server) continue;
        if (each.kind === 'other') server.other();
        if (each.kind === 'open' && !known && accepted[at] === 0) {
          put(at, opened('', server.held.version));
          last.set(at, '');
        }
        if (!known) continue;
        if (each.kind === 'write' && known.standing === 'open') {
          put(at, written(known, each.draft));
          last.set(at, each.draft);
        }
        if (each.kind === 'finish') put(at, finished(known));
        if (each.kind === 'takeBack') put(at, reopened(known));
        if (each.kind === 'send' && isToSend(known)) put(at, begun(known, `key ${(keys += 1)}`));
        if (each.kind === 'lose') put(at, notAnswered(known));
        if (each.kind === 'choose' && known.standing === 'conflict') put(at, mineKept(known, server.held.version));
        if ((each.kind === 'reach' || each.kind === 'answer') && known.standing === 'sending' && known.attempt) {
          const { key } = known.attempt;
          const answer = server.take(known.attempt);
          if (each.kind === 'reach') continue; // its answer is still on the way, and may be lost
          if ('conflict' in answer) put(at, refusedBy(known, { key, problem, isConflict: true }, same));
          else {
            accepted[at] = (accepted[at] ?? 0) + 1;
            put(at, acknowledged(known, { key, version: answer.version }, same));
          }
        }
      }
      for (const [at, server] of servers.entries()) {
        expect(server.held.mine).toBeLessThanOrEqual(1);
        const kept = disk.get(at);
        if (last.has(at)) expect(kept ? kept.draft : server.held.draft).toBe(last.get(at));
        if (last.has(at) && !kept) expect(server.held.mine).toBe(1);
      }
    }),
    { numRuns: 500 },
  );
});
