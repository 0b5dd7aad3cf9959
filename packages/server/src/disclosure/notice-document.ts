import { formatDay } from '@xingcun/core/day-words';
import type { Language } from '@xingcun/core/text';
import { unitsText } from '@xingcun/core/values/exact';
import type { Content } from 'pdfmake/interfaces.js';
import { head, type Paper, printable, type Printable, soft } from '../documents/paper.ts';
import type { PublicPage } from './public-routes.ts';
import { stateWordsOf } from './star-state-words.ts';

export type Notice = NonNullable<PublicPage['notice']>;

const words = {
  star: { zh: '星', en: 'Star' },
  result: { zh: '结果', en: 'Result' },
  score: { zh: '得分', en: 'Score' },
  passMark: { zh: '达标线', en: 'Passes at' },
  reason: { zh: '理由', en: 'Reason' },
  counted: { zh: '首日不计，周末和放假日不计。', en: 'The first day, weekends and holidays do not count.' },
  check: { zh: '本页校验码：', en: 'Check code: ' },
} as const;

/** What people may do, step by step: the same as on the poster. */
const steps = {
  zh: [
    '扫页脚的码，看每颗星的得分和理由。',
    '有异议的，在公示期内提出，不用账号和姓名。',
    '10个工作日内书面答复；对答复不服，5个工作日内可以申诉。',
  ],
  en: [
    'Scan the code at the foot to see each star’s score and reason.',
    'Object during the period; no account, no name.',
    'A written answer comes within 10 working days; it can be appealed within 5.',
  ],
} as const satisfies Record<Language, readonly string[]>;

/** The notice of one village's result for its board: period, every star with its score and reason, how to object. */
export function noticeDocument(
  { page, notice }: { page: PublicPage; notice: Notice },
  paper: Pick<Paper, 'language' | 'printedOn' | 'address' | 'size'>,
): Printable {
  const { language, size } = paper;
  const zh = language === 'zh';
  const say = (key: keyof typeof words) => words[key][language];
  const { village, year, cycleTitle, pageDigest, sample } = page;
  const isPreliminary = notice.kind === 'preliminaryResult';
  const name = village.villageName[language];
  const [from, to] = [formatDay(notice.opensOn, language), formatDay(notice.closesOn, language)];
  const won = village.stars.filter(({ state }) => state === 'won').length;
  const title = zh
    ? `${name}${year}年星级评定${isPreliminary ? '初步结果公示' : '最终结果公告'}`
    : `${name}: ${isPreliminary ? 'notice of the preliminary result' : 'the final result'} of ${year}`;
  const lead = zh
    ? `根据《${cycleTitle.zh}》，经逐级评定，${name}本年度${isPreliminary ? '初步' : ''}获得 ${won} 颗星${village.grade ? `，${village.grade.zh}` : ''}。${isPreliminary ? '现予公示' : '现予公告'}，时间自${from}至${to}，共${notice.noticeDays}个工作日。`
    : `Under “${cycleTitle.en}” ${name} has ${isPreliminary ? 'provisionally ' : ''}won ${won} ${won === 1 ? 'star' : 'stars'}${village.grade ? ` (${village.grade.en})` : ''}. Put up from ${from} to ${to}: ${notice.noticeDays} working days.`;
  const content: Content[] = [
    { text: placeOf(village, language), alignment: 'center', margin: [0, 0, 0, 10] },
    { text: lead, margin: [0, 0, 0, 4] },
    { text: say('counted'), color: soft, margin: [0, 0, 0, 2] },
    // above the table: below it, it would be the first to stand alone on a second page
    { text: [say('check'), pageDigest ?? ''], fontSize: 8, color: soft, margin: [0, 0, 0, 10] },
    starTable(village.stars, language),
    ...(isPreliminary
      ? [{ stack: [{ ol: [...steps[language]] }], unbreakable: true, margin: [0, 12, 0, 0] as [number, number, number, number] }]
      : []),
  ];
  return printable({
    ...paper,
    title,
    heading: cycleTitle[language],
    orientation: 'portrait',
    fontSize: boardSize({ size, language }),
    sample,
    content,
  });
}

/** Karamay District's Xiaoguai Township as each language says it: from the large to the small, or the other way. */
export function placeOf(
  { districtName, townshipName }: Pick<PublicPage['village'], 'districtName' | 'townshipName'>,
  language: Language,
): string {
  return language === 'zh' ? `${districtName.zh} ${townshipName.zh}` : `${townshipName.en}, ${districtName.en}`;
}

/** Points; English takes a fifth more room, and ten stars are to fit one A4 page. */
export const boardSize = ({ size, language }: Pick<Paper, 'size' | 'language'>): number =>
  size === 'A3' ? 13.5 : language === 'en' ? 8.5 : 9.5;

/** Every star with its result, its score and why. */
export function starTable(stars: PublicPage['village']['stars'], language: Language): Content {
  const say = (key: keyof typeof words) => words[key][language];
  const points = (score: number | null) => (score === null ? '—' : unitsText(score, 2));
  const end = { alignment: 'right' as const };
  return {
    layout: 'ruled',
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: ['19%', '12%', '9%', '12%', '*'],
      body: [
        [head(say('star')), head(say('result')), head(say('score'), end), head(say('passMark'), end), head(say('reason'))],
        ...stars.map(({ title, state, score, passMark, reason }) => [
          { text: title[language], bold: true },
          { text: `${state === 'won' ? '★' : '☆'} ${stateWordsOf(state)[language]}` },
          { text: points(score), ...end },
          { text: points(passMark), ...end },
          { text: reason[language] },
        ]),
      ],
    },
  };
}
