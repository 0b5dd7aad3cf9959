import { type Asked, askable, optionWords } from '@xingcun/core/fieldwork/appraisal/asked';
import type { Choices } from '@xingcun/core/fieldwork/appraisal/ballot';
import { useLanguage } from '../../app/language.ts';
import { DataTable } from '../../ui/data-table.tsx';

/** What was read of one paper, side by side, without who read it. */
export function Readings({ asked, readings }: { asked: readonly Asked[]; readings: readonly Choices[] }) {
  const { t, words } = useLanguage('appraisal');
  return (
    <DataTable
      caption={t('paper.differs')}
      rows={asked}
      rowKey={(each) => each}
      columns={[
        { key: 'asked', title: t('list.asked'), cell: (each) => words(askable[each].words) },
        ...readings.map((choices, index) => ({
          key: String(index),
          title: t('paper.reading', { number: index + 1 }),
          cell: (each: Asked) => {
            const mark = choices[each];
            return mark ? words(optionWords[mark]) : t('result.blank');
          },
        })),
      ]}
    />
  );
}
