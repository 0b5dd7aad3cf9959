import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  acknowledged,
  begun,
  type Draft,
  edited,
  emptyDraft,
  fromStorage,
  mineKept,
  notAnswered,
  type Outbox,
  refusedBy,
  sameDraft,
  type Saved,
  theirsKept,
  toSend,
  toStorage,
} from './outbox.ts';

const marked = (score: number, reason = ''): Draft => ({ entry: { kind: 'mark', score }, reason, proofs: [] });
const problem = (code: string) => ({ type: 'about:blank', title: '', status: 409, detail: '', code, values: {}, requestId: '' });

test('a change waits on the version it was made on; back to what is saved, nothing waits', () => {
  const saved: Saved = { ...marked(1800), version: 3 };
  const outbox = edited({}, 'ZF1', marked(1500), saved);
  expect(outbox.ZF1).toMatchObject({ version: 3, standing: 'waiting', attempt: null });
  expect(edited(outbox, 'ZF1', marked(1800), saved)).toEqual({});
});

test('after silence the same request is repeated with its key, and what was typed since follows on the new version', () => {
  let outbox = begun(edited({}, 'ZF1', marked(1500), null), 'ZF1', 'first');
  outbox = edited(notAnswered(outbox, 'ZF1'), 'ZF1', marked(1600), null);
  outbox = begun(outbox, 'ZF1', 'second');
  expect(outbox.ZF1?.attempt).toEqual({ key: 'first', draft: marked(1500), version: 0 });
  outbox = acknowledged(outbox, 'ZF1', 1);
  expect(outbox.ZF1).toMatchObject({ draft: marked(1600), version: 1, attempt: null, standing: 'waiting' });
  outbox = begun(outbox, 'ZF1', 'second');
  expect(outbox.ZF1?.attempt).toEqual({ key: 'second', draft: marked(1600), version: 1 });
  expect(acknowledged(outbox, 'ZF1', 2)).toEqual({});
});

test('a reload in the middle of a request repeats it with the same key', () => {
  const before = begun(edited({}, 'ZF1', marked(1500), null), 'ZF1', 'first');
  const after = fromStorage(toStorage(before));
  expect(after.ZF1).toMatchObject({ standing: 'silent', attempt: { key: 'first' } });
  expect(toSend(after)).toEqual(['ZF1']);
});

test('what is not ours in the storage is left alone', () => {
  expect(fromStorage(null)).toEqual({});
  expect(fromStorage('{"form":0}')).toEqual({});
  expect(fromStorage('{"form":1,"outb')).toEqual({});
});

test('a refusal stays with the value until it is corrected', () => {
  const sent = begun(edited({}, 'ZF1', marked(9900), null), 'ZF1', 'k');
  const outbox = refusedBy(sent, 'ZF1', problem('assessment.scoreOutOfRange'));
  expect(outbox.ZF1).toMatchObject({ standing: 'refused', draft: marked(9900) });
  expect(toSend(outbox)).toEqual([]);
  expect(toSend(edited(outbox, 'ZF1', marked(900), null))).toEqual(['ZF1']);
});

test('two people: both values are there until one is chosen', () => {
  const sent = begun(edited({}, 'ZF1', marked(1500), { ...marked(1800), version: 1 }), 'ZF1', 'k');
  const conflict = refusedBy(sent, 'ZF1', problem('assessment.cellChanged'));
  expect(conflict.ZF1).toMatchObject({ standing: 'conflict', draft: marked(1500) });
  expect(toSend(conflict)).toEqual([]);
  expect(mineKept(conflict, 'ZF1', 2).ZF1).toMatchObject({ standing: 'waiting', version: 2, attempt: null });
  expect(theirsKept(conflict, 'ZF1')).toEqual({});
});

test('drafts are the same whatever the order of their figures', () => {
  const a: Draft = { ...emptyDraft, entry: { kind: 'inputs', values: { done: 3, all: 4 } } };
  const b: Draft = { ...emptyDraft, entry: { kind: 'inputs', values: { all: 4, done: 3 } } };
  expect(sameDraft(a, b)).toBe(true);
  expect(sameDraft(a, { ...b, reason: 'x' })).toBe(false);
});

type Event = { kind: 'type'; score: number } | { kind: 'send' | 'reach' | 'lose' | 'answer' | 'reload' };
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), score: fc.integer({ min: 0, max: 20 }) }),
  fc.record({ kind: fc.constantFrom('send' as const, 'reach' as const, 'lose' as const, 'answer' as const, 'reload' as const) }),
);

test('property: whatever the network does, the last value typed is on the server or still in the outbox, and each key has one effect', () => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 60 }), (events) => {
      const server = { version: 0, draft: emptyDraft, effects: new Map<string, number>() };
      let outbox: Outbox = {};
      let typed = emptyDraft;
      let seen: Saved | null = null;
      let keys = 0;
      const reach = () => {
        const attempt = outbox.ZF1?.attempt;
        if (!attempt || outbox.ZF1?.standing !== 'sending') return null;
        const known = server.effects.get(attempt.key);
        if (known !== undefined) return known;
        expect(attempt.version).toBe(server.version);
        server.version += 1;
        server.draft = attempt.draft;
        server.effects.set(attempt.key, server.version);
        return server.version;
      };
      for (const each of events) {
        if (each.kind === 'type') {
          typed = marked(each.score * 100);
          outbox = edited(outbox, 'ZF1', typed, seen);
        } else if (each.kind === 'send' && toSend(outbox).length > 0) outbox = begun(outbox, 'ZF1', `key ${(keys += 1)}`);
        else if (each.kind === 'reach')
          reach(); // the server acts, its answer is still on the way
        else if (each.kind === 'lose' && outbox.ZF1?.standing === 'sending') outbox = notAnswered(outbox, 'ZF1');
        else if (each.kind === 'reload') outbox = fromStorage(toStorage(outbox));
        else if (each.kind === 'answer') {
          const version = reach();
          if (version === null) continue;
          seen = { ...server.draft, version };
          outbox = acknowledged(outbox, 'ZF1', version);
        }
        const waiting = outbox.ZF1;
        expect(sameDraft(waiting ? waiting.draft : server.draft, typed)).toBe(true);
      }
    }),
  );
});
