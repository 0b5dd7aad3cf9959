import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openNotice } from './notice.ts';
import { answerDueOn, answerObstacles, isLate, objectionObstacles } from './objection.ts';
import { normalReceipt, receiptCode } from './receipt.ts';

const notice = openNotice('preliminaryResult', '2026-11-04');
const codes = (obstacles: readonly { code: string }[]) => obstacles.map(({ code }) => code);

test('an objection is answered within ten working days, over a holiday if one lies between', () => {
  expect(answerDueOn('2026-11-05')).toBe('2026-11-19');
  expect(answerDueOn('2026-09-24')).toBe('2026-10-15');
  expect(answerDueOn('2026-11-05', '2026-11-25')).toBe('2026-11-25');
});

test('late is an answer after its day, or none although the day has passed', () => {
  const dueOn = '2026-11-19';
  expect(isLate({ dueOn, answeredOn: null }, '2026-11-19')).toBe(false);
  expect(isLate({ dueOn, answeredOn: null }, '2026-11-20')).toBe(true);
  expect(isLate({ dueOn, answeredOn: '2026-11-19' }, '2027-01-01')).toBe(false);
  expect(isLate({ dueOn, answeredOn: '2026-11-20' }, '2027-01-01')).toBe(true);
});

test('people object while the preliminary result stands, to its last day', () => {
  expect(objectionObstacles('publicity', notice, '2026-11-11')).toEqual([]);
  expect(codes(objectionObstacles('publicity', notice, '2026-11-12'))).toEqual(['disclosure.noticeClosed']);
  expect(codes(objectionObstacles('running', null, '2026-11-11'))).toEqual(['cycles.notInThisState']);
  const final = openNotice('finalResult', '2026-11-04');
  expect(codes(objectionObstacles('publicity', final, '2026-11-05'))).toEqual(['disclosure.noNotice']);
});

test('who scored does not answer, and an answer stands', () => {
  expect(answerObstacles('publicity', { answered: false, scoredBy: ['a'] }, 'b')).toEqual([]);
  expect(codes(answerObstacles('publicity', { answered: false, scoredBy: ['a', 'b'] }, 'b'))).toEqual([
    'disclosure.scoredByYourself',
  ]);
  expect(codes(answerObstacles('final', { answered: true, scoredBy: [] }, 'b'))).toEqual(['disclosure.alreadyAnswered']);
});

test('a receipt code is sixteen signs without lookalikes', () => {
  expect(receiptCode(new Uint8Array(10))).toBe('0000-0000-0000-0000');
  expect(receiptCode(new Uint8Array(10).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
  expect(normalReceipt(' 7k3m-oxq2 9rbd–hw5t')).toBe('7K3M0XQ29RBDHW5T');
  expect(normalReceipt('7K3M-0XQ2-9RBD')).toBeNull();
  expect(normalReceipt('UUUU-0XQ2-9RBD-HW5T')).toBeNull();
});

test('property: every code is read back however it is typed, and different bytes give different codes', () => {
  const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 });
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      const code = receiptCode(one);
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
      expect(normalReceipt(code.toLowerCase().replaceAll('-', ' '))).toBe(code.replaceAll('-', ''));
      expect(receiptCode(other) === code).toBe(one.every((byte, index) => byte === other[index]));
    }),
  );
});
