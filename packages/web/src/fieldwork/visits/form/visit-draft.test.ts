import { serviceQuestions } from '@xingcun/core/fieldwork/visits/question';
import { expect, test } from 'vitest';
import { begun, finished, notAnswered, refusedBy, written } from '../../../app/offline/unsent.ts';
import {
  completed,
  type Door,
  doorOf,
  newVisit,
  type VisitDraft,
  type VisitEntry,
  type VisitSheet,
  type VisitSlot,
  withdrawn,
  withSlot,
} from './visit-draft.ts';

const roundId = '0b9cf3d2-8a0e-4c64-9d5c-3a1f1c2e5a10';
const waiting: VisitSlot = { order: 7, group: '一组', number: '12', label: '桥头', status: 'waiting', tries: 0, version: 1 };
const at = (entries: VisitEntry[], slot = waiting): Door => doorOf(slot, entries, roundId);
const entered = (door: Door, draft: Partial<VisitDraft>): VisitEntry =>
  finished(written(newVisit(door, roundId), { outcome: null, answers: {}, remark: '', ...draft }));

test('a door shows what this device holds on top of what the server said last', () => {
  expect(at([]).state).toBe('toVisit');
  expect(at([newVisit(at([]), roundId)]).state).toBe('begun');
  expect(at([entered(at([]), { outcome: 'answered' })]).state).toBe('answered');
  expect(at([], { ...waiting, status: 'refused' }).state).toBe('refused');
  const elsewhere = entered(at([], { ...waiting, order: 71 }), { outcome: 'answered' });
  expect(at([elsewhere]).state).toBe('toVisit');
});

test('nobody at home twice, without a network in between: two visits, the second on the version of the first and after it', () => {
  const first = entered(at([]), { outcome: 'absent' });
  const again = at([first]);
  expect(again).toMatchObject({ state: 'toVisit', tries: 1, version: 2 });
  const second = entered(again, { outcome: 'absent' });
  expect(second).toMatchObject({ version: 2, after: first.id });
  expect(second.id).not.toBe(first.id);
  expect(at([second, first])).toMatchObject({ state: 'absent', tries: 2, version: 3 });
});

test('once the server has said what became of it, the same door goes on from there', () => {
  const sheet: VisitSheet = { roundId, villageName: '', purpose: '', state: 'visiting', questions: [], slots: [waiting] };
  const heard = withSlot(sheet, { order: 7, status: 'waiting', tries: 1, version: 2 });
  expect(at([], heard.slots[0])).toMatchObject({ state: 'toVisit', tries: 1, version: 2 });
  expect(heard.slots[0]).toMatchObject({ label: '桥头' });
});

test('what needs a decision stands before what follows it', () => {
  const first = begun(entered(at([]), { outcome: 'absent' }), 'k');
  const second = entered(at([first]), { outcome: 'answered' });
  const problem = { type: '', title: '', status: 409, detail: '', code: 'fieldwork.slotChanged', values: {}, requestId: '' };
  const conflict = refusedBy(first, { key: 'k', problem, isConflict: true }, () => true);
  expect(at([conflict, second]).entry?.id).toBe(first.id);
});

test('an outcome without answers is taken back whole, answers go back to be corrected, nothing once it may have been sent', () => {
  expect(withdrawn(entered(at([]), { outcome: 'refused' }))).toBeNull();
  const answered = entered(at([]), { outcome: 'answered', answers: { officeHours: 'yes' } });
  expect(withdrawn(answered)).toMatchObject({ standing: 'open', draft: { outcome: null, answers: { officeHours: 'yes' } } });
  const silent = notAnswered(begun(answered, 'k'));
  expect(withdrawn(silent)).toBe(silent);
});

test('a question left out counts as “no answer”; an answer to what is not asked is not handed in', () => {
  const draft: VisitDraft = { outcome: null, answers: { officeHours: 'yes', gone: 'no' }, remark: ' ' };
  const { answers, remark } = completed(draft, serviceQuestions);
  expect(Object.keys(answers)).toEqual(serviceQuestions.map(({ id }) => id));
  expect(answers).toMatchObject({ officeHours: 'yes', treatedEqually: 'noAnswer' });
  expect(remark).toBe('');
});
