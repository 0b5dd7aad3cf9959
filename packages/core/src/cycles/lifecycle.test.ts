import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type CycleState, cycleStates } from './cycle.ts';
import { type CycleAct, cycleActs, stateObstacles } from './lifecycle.ts';

const acts = Object.keys(cycleActs) as CycleAct[];

test('a published programme is not revised, and why not is said in both languages', () => {
  expect(stateObstacles('revise', 'draft')).toEqual([]);
  expect(stateObstacles('revise', 'running')).toEqual([
    { code: 'cycles.notInThisState', details: { act: 'revise', state: 'running', stateZh: '进行中', stateEn: 'running' } },
  ]);
});

test('property: whatever is tried, a cycle only moves on through draft, running, publicity, final', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...acts), { maxLength: 40 }), (tried) => {
      let state: CycleState = 'draft';
      for (const act of tried) {
        if (stateObstacles(act, state).length > 0) continue;
        const next: CycleState = cycleActs[act].to ?? state;
        expect(cycleStates.indexOf(next) - cycleStates.indexOf(state)).toBe(cycleActs[act].to ? 1 : 0);
        state = next;
      }
    }),
  );
});

test('a final cycle changes no more: certificates are issued, and a star is suspended, removed or restored', () => {
  const open = acts.filter((act) => stateObstacles(act, 'final').length === 0);
  expect(open).toEqual(['issueCertificates', 'moveStar']);
  for (const act of open) expect(cycleActs[act].to).toBeNull();
});
