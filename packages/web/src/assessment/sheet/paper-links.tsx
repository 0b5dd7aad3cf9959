import { printScoreSheet } from '@xingcun/core/assessment/paper-contract';
import type { Stage } from '@xingcun/core/cycles/stage';
import { addressOf } from '../../app/api.ts';
import { useLanguage } from '../../app/language.ts';

const papers = [
  { key: 'paper.a4', size: 'A4', form: 'filled' },
  { key: 'paper.a3', size: 'A3', form: 'filled' },
  { key: 'paper.blank', size: 'A4', form: 'blank' },
] as const;

/** The sheet as a file for the printer: as it stands, on two sizes of paper, and empty to fill by hand. */
export function PaperLinks({ assessmentId, stage }: { assessmentId: string; stage: Stage }) {
  const { t, language } = useLanguage('assessment');
  return (
    <nav className="row small" aria-label={t('paper.sheets')}>
      <span className="soft">{t('paper.sheets')}</span>
      {papers.map(({ key, size, form }) => (
        <a
          key={key}
          href={addressOf(printScoreSheet, { params: { assessmentId, stage }, query: { size, form, language } })}
          target="_blank"
          rel="noreferrer"
        >
          {t(key)}
        </a>
      ))}
    </nav>
  );
}
