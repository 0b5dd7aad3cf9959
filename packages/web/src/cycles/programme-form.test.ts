import { expect, test } from 'vitest';
import { fieldOfRefusal, isDay, newForm, problemsOf, programmeOf, type ProgrammeForm } from './programme-form.ts';

const form: ProgrammeForm = {
  ...newForm(2026, { titleZh: '2026年', titleEn: '2026', villages: ['650203200202'], standardId: 'a' }),
  approvingDocument: '克党办〔2026〕1号',
  sponsor: '市委组织部',
};
const published = { state: 'published' } as const;

test('the form of a new year, filled in, has no problem', () => {
  expect(problemsOf(form, published)).toEqual([]);
});

test('a year that cannot be read, empty texts and no village keep even a draft from being saved', () => {
  const empty = { ...form, year: '26', sponsor: ' ', villages: [], standardId: '' };
  expect(problemsOf(empty, null).map(({ field, draft }) => [field, draft])).toEqual([
    ['year', true],
    ['sponsor', true],
    ['standardId', true],
    ['villages', true],
  ]);
});

test('a stage that overlaps the one before it hinders publication at its own row; one that ends before it opens hinders the draft', () => {
  const overlapping = { ...form, calendar: { ...form.calendar, guidance: { opensOn: '2026-02-10', dueOn: '2026-03-01' } } };
  expect(problemsOf(overlapping, published)).toMatchObject([
    { field: 'calendar.guidance', draft: false, obstacle: { code: 'cycles.stageOverlaps' } },
  ]);
  const backwards = { ...form, calendar: { ...form.calendar, guidance: { opensOn: '2026-07-15', dueOn: '2026-06-01' } } };
  expect(problemsOf(backwards, published)).toContainEqual(
    expect.objectContaining({
      field: 'calendar.guidance',
      draft: true,
      obstacle: expect.objectContaining({ code: 'cycles.dueBeforeOpening' }),
    }),
  );
});

test('half a row is told once, an empty row is a missing stage', () => {
  const half = { ...form, calendar: { ...form.calendar, guidance: { opensOn: '2026-06-01', dueOn: '' } } };
  expect(problemsOf(half, published)).toEqual([{ field: 'calendar.guidance', draft: true, message: 'form.incomplete' }]);
  const empty = { ...form, calendar: { ...form.calendar, guidance: { opensOn: '', dueOn: '' } } };
  expect(problemsOf(empty, published)).toMatchObject([{ draft: false, obstacle: { code: 'cycles.stageMissing' } }]);
});

test('weights are asked only where levels are weighted', () => {
  const weights = { ...form.weights, selfAssessment: '11' };
  expect(problemsOf({ ...form, weights }, published)).toEqual([]);
  expect(problemsOf({ ...form, weights, combination: 'weighted' }, published)).toMatchObject([
    { field: 'weights', draft: false, obstacle: { code: 'cycles.weightsNotHundred' } },
  ]);
  expect(programmeOf({ ...form, weights }).weights).toBeNull();
});

test('a refusal of the server finds its field', () => {
  expect(fieldOfRefusal('cycles.stageTooShort', { stage: 'publicity' })).toBe('calendar.publicity');
  expect(fieldOfRefusal('cycles.yearTaken', { year: 2026 })).toBe('year');
  expect(fieldOfRefusal('cycles.changedMeanwhile', {})).toBeNull();
});

test('a day must exist', () => {
  expect(isDay('2026-02-28')).toBe(true);
  expect(isDay('2026-02-30')).toBe(false);
  expect(isDay('')).toBe(false);
});
