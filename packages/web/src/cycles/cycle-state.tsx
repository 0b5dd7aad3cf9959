import type { Cycle } from '@xingcun/core/cycles/contract';
import { type CycleState, cycleStateWords } from '@xingcun/core/cycles/cycle';
import { useLanguage } from '../app/language.ts';
import { type StateName, StateTag } from '../ui/state-tag.tsx';

const shapes = { draft: 'changed', running: 'waiting', publicity: 'due', final: 'done' } as const satisfies Record<
  CycleState,
  StateName
>;

export function CycleStateTags({ cycle: { state, sample } }: { cycle: Pick<Cycle, 'state' | 'sample'> }) {
  const { t, words } = useLanguage('cycles');
  return (
    <>
      <StateTag state={shapes[state]}>{words(cycleStateWords[state])}</StateTag>
      {sample && <StateTag state="note">{t('cycles.sample')}</StateTag>}
    </>
  );
}
