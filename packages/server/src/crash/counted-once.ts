import { expect } from 'vitest';
import type { Cut } from './mortal-server.ts';

/** Each operation was cut, left nothing before its commit, was kept after it, and took effect once however often it was sent. */
export function expectCountedOnce(cuts: readonly Cut[], operations: readonly string[]): void {
  expect(cuts.map(({ operation }) => operation).toSorted()).toEqual(operations.toSorted());
  expect(cuts.filter(({ nothingLeft, kept, changedByRepeat }) => !(nothingLeft && kept && changedByRepeat.length === 0))).toEqual(
    [],
  );
  expect(cuts.filter(({ status, code }) => status >= 400 && !saysItTookEffect.has(code))).toEqual([]);
}

/** A secret that is shown once is not shown again; and of a paper that was counted nothing is kept by which a repeat could be told. */
const saysItTookEffect = new Set<string | null>(['request.answeredOnce', 'fieldwork.slipUsed']);
