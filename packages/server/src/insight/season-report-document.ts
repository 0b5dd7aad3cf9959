import type { Language } from '@xingcun/core/text';
import { unitsText } from '@xingcun/core/values/exact';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { head, type Paper, printable, type Printable, soft } from '../documents/paper.ts';
import type { SeasonReport } from './season-report.ts';

const words = {
  title: { zh: '年度星级评定结果报告', en: 'season report' },
  preliminary: { zh: '尚未认定，数字会变化。', en: 'Not confirmed yet: the figures will change.' },
  overview: { zh: '一、总体情况', en: '1. Overview' },
  byStar: { zh: '二、各星达标村数', en: '2. Villages that won each star' },
  byCount: { zh: '三、各村得星数分布', en: '3. How many stars villages won' },
  villages: { zh: '四、各村得分', en: '4. Every village' },
  years: { zh: '五、历年对比', en: '5. The years' },
  star: { zh: '星', en: 'Star' },
  declared: { zh: '申报', en: 'Declared' },
  won: { zh: '达标', en: 'Won' },
  township: { zh: '乡镇', en: 'Township' },
  village: { zh: '村', en: 'Village' },
  stars: { zh: '星数', en: 'Stars' },
  count: { zh: '村数', en: 'Villages' },
  year: { zh: '年度', en: 'Year' },
  mean: { zh: '平均星数', en: 'Mean of stars' },
  standard: { zh: '标准版本', en: 'Version of the standard' },
  changed: { zh: '（标准有变化）', en: ' (standard changed)' },
  unordered: { zh: '按单位顺序列出，不排名。★ 表示达标。', en: 'In the order of the units; nobody is ranked. ★: won.' },
  unit: { zh: '单位', en: 'Unit' },
  applied: { zh: '已申报', en: 'Applied' },
  overdue: { zh: '逾期', en: 'Overdue' },
  total: { zh: '合计', en: 'Total' },
} as const;

const jade = '#2f7d5b';
const pale = '#e3ded6';
/** The longest bar, in points. */
const barWidth = 360;
const end = { alignment: 'right' as const };

/** A season of a township, district or city: what was reached by star, how villages stand, and the years beside each other. */
export function seasonReportDocument(report: SeasonReport, paper: Pick<Paper, 'language' | 'printedOn' | 'address'>): Printable {
  const { language } = paper;
  const say = (key: keyof typeof words) => words[key][language];
  const { unitName, year, cycleTitle, sample, isFinal } = report;
  const content: Content[] = [
    ...(isFinal ? [] : [{ text: say('preliminary'), color: soft, alignment: 'center' as const }]),
    heading(say('overview')),
    overview(report, language),
    section(say('byStar'), starBars(report, language)),
    section(say('byCount'), countBars(report, language)),
    { ...heading(say('villages')), pageBreak: 'before' },
    { text: say('unordered'), color: soft, margin: [0, 0, 0, 4] },
    villageTable(report, language),
    section(say('years'), yearTable(report, language)),
  ];
  return printable({
    ...paper,
    title: language === 'zh' ? `${unitName}${year}${say('title')}` : `${unitName}: ${say('title')} of ${year}`,
    heading: cycleTitle[language],
    size: 'A4',
    orientation: 'landscape',
    sample,
    content,
  });
}

/** A heading with what it heads, together on one page. */
const section = (title: string, ...body: Content[]): Content => ({ stack: [heading(title), ...body], unbreakable: true });
const heading = (text: string) => ({ text, fontSize: 13, bold: true, margin: [0, 14, 0, 5] as [number, number, number, number] });

function overview({ progress: { rows, total } }: SeasonReport, language: Language): Content {
  const say = (key: keyof typeof words) => words[key][language];
  const line = (name: string, row: Pick<typeof total, 'villages' | 'applied' | 'overdue'>, bold = false): TableCell[] => [
    { text: name, bold },
    ...[row.villages, row.applied, row.overdue].map((figure) => ({ text: String(figure), bold, ...end })),
  ];
  return {
    layout: 'ruled',
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ['*', 90, 90, 90],
      body: [
        [head(say('unit')), ...(['count', 'applied', 'overdue'] as const).map((key) => head(say(key), end))],
        ...rows.map(({ unit, ...row }) => line(unit.name, row)),
        line(say('total'), total, true),
      ],
    },
  };
}

/** A bar as long as its share: the pale part is the whole. */
function bar(part: number, whole: number): Content {
  const rect = (share: number, color: string) => ({
    type: 'rect' as const,
    x: 0,
    y: 2,
    w: barWidth * share,
    h: 9,
    color,
    lineWidth: 0,
  });
  const share = whole === 0 ? 0 : part / whole;
  return { canvas: [rect(1, pale), ...(share > 0 ? [rect(share, jade)] : [])] };
}

function starBars({ distribution, stars }: SeasonReport, language: Language): Content {
  const say = (key: keyof typeof words) => words[key][language];
  return {
    layout: 'ruled',
    table: {
      headerRows: 1,
      widths: ['*', 60, 60, barWidth],
      body: [
        [head(say('star')), head(say('declared'), end), head(say('won'), end), head('')],
        ...distribution.stars.map(({ starCode, declared, won }) => [
          { text: stars.find(({ code }) => code === starCode)?.title[language] ?? '' },
          { text: String(declared), ...end },
          { text: String(won), ...end },
          bar(won, declared),
        ]),
      ],
    },
  };
}

function countBars({ villages, stars }: SeasonReport, language: Language): Content {
  const say = (key: keyof typeof words) => words[key][language];
  const reached = villages.map(({ cells }) => cells.filter(({ won }) => won === true).length);
  const counts = Array.from({ length: stars.length + 1 }, (_, won) => reached.filter((each) => each === won).length);
  return {
    layout: 'ruled',
    table: {
      headerRows: 1,
      widths: ['*', 60, barWidth],
      body: [
        [head(say('stars')), head(say('count'), end), head('')],
        ...counts.map((villagesWith, won) => [
          { text: `${won} ★` },
          { text: String(villagesWith), ...end },
          bar(villagesWith, villages.length),
        ]),
      ],
    },
  };
}

function villageTable({ villages, stars, scorePlaces }: SeasonReport, language: Language): Content {
  const say = (key: keyof typeof words) => words[key][language];
  const short = (title: string) => (language === 'zh' ? title.replace(/(?<=.{4})星$/, '') : title);
  return {
    layout: 'ruled',
    fontSize: 8,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [62, 76, ...stars.map(() => '*'), 30],
      body: [
        [
          head(say('township')),
          head(say('village')),
          ...stars.map(({ title }) => ({ ...head(short(title[language]), end), fontSize: language === 'zh' ? 8 : 6 })),
          head(say('stars'), end),
        ],
        ...villages.map(({ townshipName, villageName, cells }) => [
          { text: townshipName },
          { text: villageName, bold: true },
          ...stars.map(({ code }) => {
            const cell = cells.find(({ starCode }) => starCode === code);
            const score = cell?.score ?? null;
            return { text: score === null ? '—' : `${cell?.won ? '★' : ''}${unitsText(score, scorePlaces)}`, ...end };
          }),
          { text: String(cells.filter(({ won }) => won === true).length), bold: true, ...end },
        ]),
      ],
    },
  };
}

function yearTable({ years }: SeasonReport, language: Language): Content {
  const say = (key: keyof typeof words) => words[key][language];
  return {
    layout: 'ruled',
    table: {
      headerRows: 1,
      widths: [80, 80, 100, '*'],
      body: [
        [head(say('year')), head(say('count'), end), head(say('mean'), end), head(say('standard'))],
        ...years.map(({ year, villages, meanStarsWon, standardVersion, standardChanged }) => [
          { text: String(year) },
          { text: String(villages), ...end },
          { text: meanStarsWon === null ? '—' : unitsText(meanStarsWon, 2), ...end },
          { text: `${standardVersion}${standardChanged ? say('changed') : ''}` },
        ]),
      ],
    },
  };
}
