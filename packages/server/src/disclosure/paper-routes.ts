import { printNotice, printOpinionNotice, printVillageReport } from '@xingcun/core/disclosure/paper-contract';
import { Refusal } from '@xingcun/core/refusal';
import { paperAnswer } from '../documents/print.ts';
import { implement } from '../http/implement.ts';
import { noticeDocument } from './notice-document.ts';
import { opinionNoticeDocument } from './opinion-notice-document.ts';
import { loadOpinionPage } from './opinion-page.ts';
import { loadPublicPage } from './public-routes.ts';
import { villageReportDocument } from './village-report-document.ts';

/** All are public: they say what the village's pages say, and nothing more. */
export const paperRoutes = [
  implement(printNotice, async ({ tx, today, baseUrl, params, query }) => {
    const { year, format, ...paper } = query;
    const page = await loadPublicPage(tx, { ...params, year }, today);
    const { notice } = page;
    if (!notice) throw new Refusal('disclosure.noNotice', { villageCode: params.villageCode, year: page.year });
    const address = `${baseUrl}/villages/${params.villageCode}?year=${page.year}`;
    const document = noticeDocument({ page, notice }, { ...paper, printedOn: today, address });
    return paperAnswer(`${page.year}-${page.village.villageName.zh}-公示-${paper.size}`, document, format);
  }),

  implement(printVillageReport, async ({ tx, today, baseUrl, params, query }) => {
    const { year, format, language } = query;
    const page = await loadPublicPage(tx, { ...params, year }, today);
    if (page.village.starsWon === null)
      throw new Refusal('disclosure.noNotice', { villageCode: params.villageCode, year: page.year });
    const address = `${baseUrl}/villages/${params.villageCode}?year=${page.year}`;
    const document = villageReportDocument(page, { language, printedOn: today, address });
    return paperAnswer(`${page.year}-${page.village.villageName.zh}-结果报告`, document, format);
  }),

  implement(printOpinionNotice, async ({ tx, today, baseUrl, params: { villageCode }, query }) => {
    const { format, ...paper } = query;
    const page = await loadOpinionPage(tx, villageCode, today);
    const { round } = page;
    if (!round) throw new Refusal('disclosure.noRound', { villageCode });
    const address = `${baseUrl}/opinions/${villageCode}`;
    const document = opinionNoticeDocument({ page, round }, { ...paper, printedOn: today, address });
    return paperAnswer(`${page.year}-${page.villageName.zh}-征求意见-${paper.size}`, document, format);
  }),
];
