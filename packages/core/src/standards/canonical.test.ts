import fc from 'fast-check';
import { expect, test } from 'vitest';
import { standardArbitrary } from './arbitrary.ts';
import { canonicalJson } from './canonical.ts';

test('the order in which keys were written does not matter', () => {
  expect(canonicalJson({ b: [1, { d: null, c: '星' }], a: true })).toBe('{"a":true,"b":[1,{"c":"星","d":null}]}');
  expect(canonicalJson({ a: true, b: [1, { c: '星', d: null }] })).toBe(canonicalJson({ b: [1, { d: null, c: '星' }], a: true }));
});

test('a number that is no integer has no canonical form', () => {
  expect(() => canonicalJson({ a: 0.5 })).toThrow('no canonical form');
});

test('property: the canonical text of a standard is that standard', () => {
  fc.assert(
    fc.property(standardArbitrary, (standard) => {
      expect(JSON.parse(canonicalJson(standard))).toEqual(standard);
    }),
  );
}, 60_000);
