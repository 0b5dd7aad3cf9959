import { printScoreSheet } from '@xingcun/core/assessment/paper-contract';
import type { Stage } from '@xingcun/core/cycles/stage';
import { addressOf } from '../../app/api.ts';
import { useLanguage } from '../../app/language.ts';
import { PaperLinks } from '../../app/paper-links.tsx';
import { exportSheetWorkbook } from '@xingcun/core/assessment/workbook-contract';
import { useState } from 'react';
import type { SheetOnScreen } from './use-sheet.ts';
import { WorkbookDialog } from './workbook-dialog.tsx';

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

/** The sheet as a workbook, and back: for those who fill it in an office program. */
export function SheetWorkbook({ screen }: { screen: SheetOnScreen }) {
  const { assessment, stage, sheet } = screen;
  const { t, language } = useLanguage('assessment');
  const [isOpen, setIsOpen] = useState(false);
  const address = addressOf(exportSheetWorkbook, { params: { assessmentId: assessment.id, stage }, query: { language } });
  return (
    <div className="row small no-print">
      <span className="soft">{t('workbook.links')}</span>
      <a className="link-alone" href={address} download>
        {t('workbook.export')}
      </a>
      {sheet.acts.score.length === 0 && (
        <button type="button" className="button button-quiet" onClick={() => setIsOpen(true)}>
          {t('workbook.import')}
        </button>
      )}
      {isOpen && <WorkbookDialog screen={screen} onClose={() => setIsOpen(false)} />}
    </div>
  );
}
