import { printScoreSheet } from '@xingcun/core/assessment/paper-contract';
import type { Stage } from '@xingcun/core/cycles/stage';
import { addressOf } from '../../app/api.ts';
import { useLanguage } from '../../app/language.ts';
import { PaperLinks } from '../../app/paper-links.tsx';

const papers = [
  { key: 'paper.a4', size: 'A4', form: 'filled' },
  { key: 'paper.a3', size: 'A3', form: 'filled' },
  { key: 'paper.blank', size: 'A4', form: 'blank' },
] as const;

/** The sheet as a file for the printer: as it stands, on two sizes of paper, and empty to fill by hand. */
export function SheetPapers({ assessmentId, stage }: { assessmentId: string; stage: Stage }) {
  const { t, language } = useLanguage('assessment');
  const params = { assessmentId, stage };
  return (
    <PaperLinks
      label={t('paper.sheets')}
      links={papers.map(({ key, ...query }) => [t(key), addressOf(printScoreSheet, { params, query: { ...query, language } })])}
    />
  );
}
