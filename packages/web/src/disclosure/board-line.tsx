import type { boardSchema } from '@xingcun/core/disclosure/posting-contract';
import type { z } from 'zod';
import { useFormat } from '../app/format.ts';
import { useLanguage } from '../app/language.ts';
import { type StateName, StateTag } from '../ui/state-tag.tsx';

const tags = { notPosted: 'waiting', hanging: 'due', kept: 'done', tooShort: 'overdue' } as const satisfies Record<
  string,
  StateName
>;

/** Whether and how long the village's board carried it: when it was put up, taken down, and that a second person saw it. */
export function BoardLine({ board }: { board: z.output<typeof boardSchema> }) {
  const { t } = useLanguage('disclosure');
  const format = useFormat();
  const { state, postedOn, removedOn, workingDays, confirmed } = board;
  return (
    <p className="row small">
      <StateTag state={tags[state]}>{t(`board.${state}`)}</StateTag>
      {postedOn !== null && (
        <span>
          {removedOn === null
            ? t('board.since', { day: format.day(postedOn), count: workingDays })
            : t('board.between', { from: format.day(postedOn), to: format.day(removedOn), count: workingDays })}
        </span>
      )}
      {postedOn !== null && <span className="soft">{t(confirmed ? 'board.confirmed' : 'board.unconfirmed')}</span>}
    </p>
  );
}
