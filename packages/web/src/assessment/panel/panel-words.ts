import type { PanelItemState } from '@xingcun/core/assessment/panel/marking';
import type { Mark } from '@xingcun/core/assessment/panel/aggregate';
import { useFormat } from '../../app/format.ts';
import { useLanguage } from '../../app/language.ts';
import type { StateName } from '../../ui/state-tag.tsx';

/** How a state of a group's indicator looks. */
export const itemMarks: Record<PanelItemState, StateName> = {
  marking: 'waiting',
  proofMissing: 'due',
  discussion: 'differs',
  arbitration: 'objection',
  settled: 'done',
};

/** A mark as people write it; “does not apply” where it is none. */
export function useMarkWords(places: number): (score: Mark) => string {
  const { t } = useLanguage('panel');
  const format = useFormat();
  return (score) => (score === null ? t('d.notApplicable') : format.score(score, places));
}
