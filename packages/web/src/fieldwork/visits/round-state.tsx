import type { RoundState as State } from '@xingcun/core/fieldwork/visits/visit';
import { useLanguage } from '../../app/language.ts';
import { type StateName, StateTag } from '../../ui/state-tag.tsx';

const marks = {
  frame: 'saving',
  committed: 'waiting',
  drawn: 'waiting',
  visiting: 'due',
  closed: 'done',
} as const satisfies Record<State, StateName>;

export function RoundState({ state }: { state: State }) {
  const { t } = useLanguage('visits');
  return <StateTag state={marks[state]}>{t(`state.${state}`)}</StateTag>;
}
