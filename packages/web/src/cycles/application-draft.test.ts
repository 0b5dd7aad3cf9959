import { expect, test } from 'vitest';
import { ApiError } from '../app/api.ts';
import { differing, isSame, savedByOthers, tidy } from './application-draft.ts';

const codes = ['ZF', 'MZ', 'MG'];

test('what is sent is in the standard’s order, with words for chosen stars only', () => {
  const draft = { stars: ['MG', 'ZF'], commitments: { MG: ' 按期公开 ', ZF: ' ', MZ: '不再申报' } };
  expect(tidy(draft, codes)).toEqual({ stars: ['ZF', 'MG'], commitments: { MG: '按期公开' } });
});

test('two drafts differ in the choice of a star or in its words, not in order or blanks', () => {
  const mine = { stars: ['ZF', 'MG'], commitments: { ZF: '增收' } };
  expect(isSame(mine, { stars: ['MG', 'ZF'], commitments: { ZF: '增收 ', MG: '' } }, codes)).toBe(true);
  expect(differing(mine, { stars: ['ZF', 'MZ'], commitments: { ZF: '增收致富' } }, codes)).toEqual(['ZF', 'MZ', 'MG']);
});

test('a refusal because of another person’s change brings what that person saved', () => {
  const theirs = { stars: ['ZF'], commitments: {}, version: 4 };
  const problem = {
    type: '',
    title: '',
    status: 409,
    detail: '',
    code: 'cycles.applicationChanged',
    values: { theirs },
    requestId: '',
  };
  expect(savedByOthers(new ApiError(problem))).toEqual(theirs);
  expect(savedByOthers(new ApiError({ ...problem, code: 'cycles.applicationClosed' }))).toBeNull();
});
