import type { AppraisalState as State } from '@xingcun/core/fieldwork/appraisal/appraisal';
import { StateTag } from '../../ui/state-tag.tsx';

const marks = { draft: 'note', open: 'waiting', closed: 'done', void: 'vetoed' } as const;

/** How an appraisal stands, as shape and words. */
export function AppraisalState({ state, children }: { state: State; children: string }) {
  return <StateTag state={marks[state]}>{children}</StateTag>;
}
