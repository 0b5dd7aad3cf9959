import { stageRules, stages } from '@xingcun/core/cycles/stage';
import type { Language } from '@xingcun/core/text';
import { unitsText } from '@xingcun/core/values/exact';
import type { Content } from 'pdfmake/interfaces.js';
import { head, type Paper, printable, type Printable, soft } from '../documents/paper.ts';
import { starTable } from './notice-document.ts';
import type { PublicPage } from './public-routes.ts';

const words = {
  report: { zh: '星级评定结果报告', en: 'report of the result' },
  preliminary: { zh: '初步结果，公示期满前可能变化。', en: 'Preliminary: it may change until the notice ends.' },
  stars: { zh: '一、各星结果和理由', en: '1. The stars and why' },
  levels: { zh: '二、四级评定得分', en: '2. What each level scored' },
  mend: { zh: '三、需要改进的', en: '3. What to mend' },
  history: { zh: '四、历年结果', en: '4. Earlier years' },
  star: { zh: '星', en: 'Star' },
  year: { zh: '年度', en: 'Year' },
  won: { zh: '星数', en: 'Stars' },
  grade: { zh: '等次', en: 'Grade' },
  standard: { zh: '标准版本', en: 'Version of the standard' },
  nothing: { zh: '申报的星都已得星。', en: 'Every star that was applied for is won.' },
  noYears: { zh: '还没有已认定的年度结果。', en: 'No year has been confirmed yet.' },
  levelsNote: {
    zh: '每一级的分数都保留；后一级不改前一级。',
    en: 'Every level keeps its own scores; none changes those of another.',
  },
} as const;

/** The result of one village and how it came about, from what is public: for the village's meeting and its wall. */
export function villageReportDocument(page: PublicPage, paper: Pick<Paper, 'language' | 'printedOn' | 'address'>): Printable {
  const { language } = paper;
  const say = (key: keyof typeof words) => words[key][language];
  const { village, year, cycleTitle, cycleState, sample } = page;
  const zh = language === 'zh';
  const name = village.villageName[language];
  const grade = village.grade ? (zh ? `，${village.grade.zh}` : ` (${village.grade.en})`) : '';
  const result = zh
    ? `${village.districtName.zh}${village.townshipName.zh}${name}，${year}年共 ${village.starsWon ?? 0} 颗星${grade}。`
    : `${name}, ${village.townshipName.en}, ${village.districtName.en}: ${village.starsWon ?? 0} stars in ${year}${grade}.`;
  const content: Content[] = [
    { text: result, fontSize: 12, alignment: 'center', margin: [0, 2, 0, 2] },
    ...(cycleState === 'final' ? [] : [{ text: say('preliminary'), color: soft, alignment: 'center' as const }]),
    heading(say('stars')),
    starTable(village.stars, language),
    section(say('levels'), { text: say('levelsNote'), color: soft, margin: [0, 0, 0, 4] }, levelTable(page, language)),
    section(say('mend'), ...mendLines(page, language)),
    section(say('history'), historyTable(page, language)),
  ];
  return printable({
    ...paper,
    title: zh ? `${name}${year}年${say('report')}` : `${name}: ${say('report')} of ${year}`,
    heading: cycleTitle[language],
    size: 'A4',
    orientation: 'portrait',
    fontSize: zh ? 10 : 9, // English takes more room; ten stars stay on the first page
    sample,
    content,
  });
}

/** A heading with what it heads, together on one page. */
const section = (title: string, ...body: Content[]): Content => ({ stack: [heading(title), ...body], unbreakable: true });
const heading = (text: string): Content => ({ text, fontSize: 13, bold: true, margin: [0, 14, 0, 5] });

function levelTable({ village, levels }: PublicPage, language: Language): Content {
  const end = { alignment: 'right' as const };
  const at = (stage: string, code: string) =>
    levels.find((level) => level.stage === stage)?.stars.find(({ starCode }) => starCode === code);
  const shown = village.stars.filter(({ state }) => state !== 'notDeclared');
  return {
    layout: 'ruled',
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ['*', ...stages.map(() => 82)],
      body: [
        [head(words.star[language]), ...stages.map((stage) => head(stageRules[stage].words[language], end))],
        ...shown.map(({ starCode, title }) => [
          { text: title[language] },
          ...stages.map((stage) => {
            const level = at(stage, starCode);
            const score = level?.score ?? null;
            return { text: score === null ? '—' : `${level?.won ? '★ ' : ''}${unitsText(score, 2)}`, ...end };
          }),
        ]),
      ],
    },
  };
}

/** The stars that the village went for and did not win: how many points were missing, and the reason. */
function mendLines({ village }: PublicPage, language: Language): Content[] {
  const missed = village.stars.filter(({ state }) => state !== 'won' && state !== 'notDeclared');
  if (missed.length === 0) return [{ text: words.nothing[language] }];
  return [
    {
      ul: missed.map(({ title, score, passMark, reason }) => {
        const gap = score !== null && passMark !== null && score < passMark ? unitsText(passMark - score, 2) : null;
        const short = gap === null ? '' : language === 'zh' ? `，离达标差 ${gap} 分` : `, ${gap} short of the pass mark`;
        return { text: [{ text: `${title[language]}${short}${language === 'zh' ? '：' : ': '}`, bold: true }, reason[language]] };
      }),
    },
  ];
}

function historyTable({ history }: PublicPage, language: Language): Content {
  if (history.length === 0) return { text: words.noYears[language] };
  const say = (key: keyof typeof words) => words[key][language];
  const end = { alignment: 'right' as const };
  return {
    layout: 'ruled',
    table: {
      headerRows: 1,
      widths: [80, 60, '*', 140],
      body: [
        [head(say('year')), head(say('won'), end), head(say('grade')), head(say('standard'))],
        ...history.map(({ year, starsWon, grade, standardVersion }) => [
          { text: String(year) },
          { text: String(starsWon), ...end },
          { text: grade?.[language] ?? '—' },
          { text: standardVersion },
        ]),
      ],
    },
  };
}
