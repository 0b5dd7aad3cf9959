import type { SheetState } from '@xingcun/core/assessment/cell';
import { type CalendarStage, calendarStageWords } from '@xingcun/core/cycles/cycle';
import { type AssessmentStage, stageRules, type Stage, stages } from '@xingcun/core/cycles/stage';
import { useLanguage } from '../app/language.ts';
import type { StateName } from '../ui/state-tag.tsx';

export const isStage = (word: string): word is Stage => stages.some((stage) => stage === word);

/** The name of a stage: of the scoring, of the passage, or of the calendar. */
export function useStageName(): (stage: AssessmentStage | CalendarStage) => string {
  const { t, words } = useLanguage('assessment');
  return (stage) => {
    if (stage === 'settled') return t('stage.settled');
    return words(isStage(stage) ? stageRules[stage].words : calendarStageWords[stage]);
  };
}

/** The shape and colour that a sheet's state is shown in. */
export const sheetStateMarks = {
  open: 'waiting',
  submitted: 'done',
  returned: 'returned',
  sealed: 'sealed',
} as const satisfies Record<SheetState, StateName>;
