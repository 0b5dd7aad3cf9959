import { listUnits } from '@xingcun/core/units/contract';
import { route } from '@xingcun/core/route';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { addressOf } from './api.ts';

const readVillage = route({
  method: 'GET',
  path: '/villages/:code/years/:year',
  permission: 'public',
  summary: { zh: '村', en: 'village' },
  params: z.strictObject({ code: z.string(), year: z.string() }),
  response: z.string(),
});

test('parameters are put in their places, encoded', () => {
  expect(addressOf(readVillage, { params: { code: 'a/b?c', year: '2026' } })).toBe('/api/villages/a%2Fb%3Fc/years/2026');
});

test('a query leaves out what is not given', () => {
  expect(addressOf(listUnits, { query: { kind: 'village' } })).toBe('/api/units?kind=village');
  expect(addressOf(listUnits, { query: {} })).toBe('/api/units');
});
