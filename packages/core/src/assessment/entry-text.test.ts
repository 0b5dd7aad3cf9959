import fc from 'fast-check';
import { expect, test } from 'vitest';
import { entryText, readDecimal, readEntry } from './entry-text.ts';

const judged = { kind: 'indicator', accepts: ['mark', 'notApplicable'] } as const;
const neverIdle = { kind: 'indicator', accepts: ['mark'] } as const;
const computed = { kind: 'indicator', accepts: ['inputs', 'mark'] } as const;
const bonus = { kind: 'bonus', accepts: ['count'] } as const;
const hard = { kind: 'hardStandard', accepts: ['holds'] } as const;
const words = { notApplicable: '不适用', yes: '达到', no: '未达到' };

test.each([
  ['18', 1800],
  ['18.5', 1850],
  [' 18.50 ', 1850],
  ['１８．５', 1850],
  ['18。5', 1850],
  ['18.500', 1850],
  ['0', 0],
  ['.5', 50],
])('a mark typed as %s is %i hundredths', (text, score) =>
  expect(readEntry(judged, text, 2)).toEqual({ entry: { kind: 'mark', score } }),
);

test.each(['18.555', '0.001', '7.125'])('more than two places are refused, not rounded: %s', (text) =>
  expect(readEntry(judged, text, 2)).toEqual({ fault: 'tooManyPlaces' }),
);

test.each(['十八', '18分', '1.2.3', '--', '1e3'])('%s is no number', (text) =>
  expect(readEntry(judged, text, 2)).toEqual({ fault: 'notNumber' }),
);

test('nothing typed empties the cell', () => expect(readEntry(judged, '  ', 2)).toEqual({ entry: null }));

test('“not applicable” in words, only where the item accepts it', () => {
  expect(readEntry(judged, '不适用', 2)).toEqual({ entry: { kind: 'notApplicable' } });
  expect(readEntry(judged, 'N/A', 2)).toEqual({ entry: { kind: 'notApplicable' } });
  expect(readEntry(neverIdle, '不适用', 2)).toEqual({ fault: 'notNumber' });
});

test('a bonus is a whole number of times, a hard standard yes or no, a computed indicator is entered by its figures', () => {
  expect(readEntry(bonus, '2', 2)).toEqual({ entry: { kind: 'count', count: 2 } });
  expect(readEntry(bonus, '2.5', 2)).toEqual({ fault: 'notCount' });
  expect(readEntry(bonus, '-1', 2)).toEqual({ fault: 'notCount' });
  expect(readEntry(hard, '是', 2)).toEqual({ entry: { kind: 'holds', holds: true } });
  expect(readEntry(hard, 'No', 2)).toEqual({ entry: { kind: 'holds', holds: false } });
  expect(readEntry(hard, '也许', 2)).toEqual({ fault: 'notYesNo' });
  expect(readEntry(computed, '18', 2)).toEqual({ fault: 'byFigures' });
});

test('property: what a cell shows for editing reads back as the same entry', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 0, max: 4 }), (score, places) => {
      expect(readEntry(judged, entryText({ kind: 'mark', score }, places, words), places)).toEqual({
        entry: { kind: 'mark', score },
      });
      expect(readDecimal(entryText({ kind: 'mark', score }, places, words), places)).toBe(score);
    }),
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), fc.boolean(), (count, holds) => {
      expect(readEntry(bonus, entryText({ kind: 'count', count }, 2, words), 2)).toEqual({ entry: { kind: 'count', count } });
      expect(readEntry(hard, entryText({ kind: 'holds', holds }, 2, words), 2)).toEqual({ entry: { kind: 'holds', holds } });
    }),
  );
});
