import { printNotice, printOpinionNotice, printVillageReport } from '@xingcun/core/disclosure/paper-contract';
import { addressOf } from '../app/api.ts';
import { useLanguage } from '../app/language.ts';
import { PaperLinks } from '../app/paper-links.tsx';

/** The notice for the board and the report for the meeting, to print or to edit. */
export function VillagePapers({ villageCode, year, hasNotice }: { villageCode: string; year: number; hasNotice: boolean }) {
  const { t, language } = useLanguage('disclosure');
  const params = { villageCode };
  const report = { year, language };
  return (
    <>
      {hasNotice && (
        <PaperLinks
          label={t('paper.notice')}
          links={[
            [t('paper.pdfA4'), addressOf(printNotice, { params, query: { ...report, size: 'A4' } })],
            [t('paper.pdfA3'), addressOf(printNotice, { params, query: { ...report, size: 'A3' } })],
            [t('paper.word'), addressOf(printNotice, { params, query: { ...report, format: 'docx' } })],
          ]}
        />
      )}
      <PaperLinks
        label={t('paper.report')}
        links={[
          [t('paper.pdfA4'), addressOf(printVillageReport, { params, query: report })],
          [t('paper.word'), addressOf(printVillageReport, { params, query: { ...report, format: 'docx' } })],
        ]}
      />
    </>
  );
}

/** The notice that asks for opinions, with the answers once there are some. */
export function OpinionPapers({ villageCode }: { villageCode: string }) {
  const { t, language } = useLanguage('disclosure');
  const address = (more: { size?: 'A4' | 'A3'; format?: 'pdf' | 'docx' }) =>
    addressOf(printOpinionNotice, { params: { villageCode }, query: { language, ...more } });
  return (
    <PaperLinks
      label={t('paper.opinions')}
      links={[
        [t('paper.pdfA4'), address({ size: 'A4' })],
        [t('paper.pdfA3'), address({ size: 'A3' })],
        [t('paper.word'), address({ format: 'docx' })],
      ]}
    />
  );
}
