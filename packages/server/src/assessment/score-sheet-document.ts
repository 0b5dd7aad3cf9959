import type { CellEntry } from '@xingcun/core/assessment/cell';
import type { Cell } from '@xingcun/core/assessment/contract';
import { declaredItems, type SheetForm, type SheetItem } from '@xingcun/core/assessment/items';
import { type Stage, stageRules, stages } from '@xingcun/core/cycles/stage';
import type { Star } from '@xingcun/core/standards/standard';
import type { Language } from '@xingcun/core/text';
import { shortText, unitsText } from '@xingcun/core/values/exact';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { head, type Paper, printable, type Printable, soft } from '../documents/paper.ts';
import type { VillagePaper } from './paper-store.ts';

/** What a score sheet on paper is made of. */
export interface ScoreSheetToPrint {
  village: VillagePaper;
  form: SheetForm;
  declaredStars: readonly string[];
  stage: Stage;
  /** The cells of the stages that the reader may read; null: a blank form to fill by hand. */
  cells: ReadonlyMap<Stage, readonly Cell[]> | null;
  /** Star → what each stage’s sheet comes to, in the smallest score unit. */
  totals: ReadonlyMap<string, Partial<Record<Stage, number | null>>>;
  /** SHA-256 of the sealed sheet; null while it can still change. */
  seal: string | null;
}

const words = {
  title: { zh: '评分表', en: 'Score sheet' },
  blank: { zh: '（空白表）', en: ' (blank)' },
  star: { zh: '星', en: 'Star' },
  code: { zh: '编号', en: 'No.' },
  item: { zh: '评定内容', en: 'What is rated' },
  max: { zh: '满分', en: 'Max' },
  reason: { zh: '评分理由与佐证', en: 'Reason and proof' },
  total: { zh: '本星合计', en: 'Star in all' },
  passMark: { zh: '达标', en: 'passes at' },
  figures: { zh: '全村数据', en: 'Figures of the village' },
  sealed: { zh: '本表已上报封存，封存摘要 SHA-256：', en: 'Submitted and sealed; SHA-256 of the seal: ' },
  notSealed: { zh: '本表尚未封存，数据以系统为准。', en: 'Not sealed yet: the system holds what stands.' },
  toFill: {
    zh: '得分填数字；理由写事实和佐证编号，不写村民姓名和个人情况。',
    en: 'Scores in figures; reasons state facts and proof numbers, no names or personal matters of residents.',
  },
  filledBy: { zh: '填报人：', en: 'Filled in by: ' },
  signedBy: { zh: '审签人：', en: 'Signed by: ' },
  date: { zh: '日期：', en: 'Date: ' },
  yes: { zh: '做到', en: 'holds' },
  no: { zh: '未做到', en: 'fails' },
  notApplicable: { zh: '不适用', en: 'n/a' },
  times: { zh: '次', en: '×' },
} as const;

/** Each level’s name in a narrow column. */
const short = {
  selfAssessment: { zh: '自评', en: 'Self' },
  preliminaryReview: { zh: '初评', en: 'Town.' },
  jointReview: { zh: '联评', en: 'Joint' },
  finalAppraisal: { zh: '考评', en: 'Final' },
} as const satisfies Record<Stage, Record<Language, string>>;

/** The familiar form: the star’s cell spans its rows, every level has its column, the last one says why. */
export function scoreSheetDocument(
  sheet: ScoreSheetToPrint,
  paper: Pick<Paper, 'size' | 'language' | 'printedOn' | 'address'>,
): Printable {
  const { village } = sheet;
  return printable({
    ...paper,
    title: scoreSheetTitle(sheet, paper.language),
    heading: village.cycleTitle[paper.language],
    orientation: 'landscape',
    sample: village.sample,
    content: scoreSheetContent(sheet, paper),
  });
}

export function scoreSheetTitle({ village, stage, cells }: ScoreSheetToPrint, language: Language): string {
  const stageName = stageRules[stage].words[language];
  const name = village.villageName[language];
  const blank = cells ? '' : words.blank[language];
  return language === 'zh'
    ? `${name}${stageName}${words.title.zh}${blank}`
    : `${name}: ${stageName}, ${words.title.en.toLowerCase()}${blank}`;
}

/** What stands below the title. */
export function scoreSheetContent(sheet: ScoreSheetToPrint, { size, language }: Pick<Paper, 'size' | 'language'>): Content[] {
  const { village, form, declaredStars, cells, seal } = sheet;
  const say = (key: keyof typeof words) => words[key][language];
  const { standard } = form.compiled;
  const items = declaredItems(form, declaredStars);
  const stars = standard.stars.filter(({ code }) => declaredStars.includes(code));
  const wide = size === 'A3';
  const star = (code: string | null) => items.filter(({ starCode }) => starCode === code);
  const blocks = [
    ...stars.map((each) => starRows(sheet, each, star(each.code), language)),
    spanned(
      say('figures'),
      star(null).map((item) => itemCells(sheet, item, language)),
    ),
  ].filter((rows) => rows.length > 0);
  const note = cells === null ? say('toFill') : seal === null ? say('notSealed') : `${say('sealed')}${seal}`;
  return [
    { text: [village.placeName[language], ' · ', standard.title[language]].join(''), alignment: 'center', margin: [0, 0, 0, 2] },
    { text: note, alignment: 'center', fontSize: 8, color: soft, margin: [0, 0, 0, 8] },
    // a star stays on one page, so that its name stands beside all its rows
    ...blocks.map(
      (rows): Content => ({
        layout: 'ruled',
        fontSize: wide ? 9.5 : 8.5,
        margin: [0, 0, 0, 6],
        unbreakable: true,
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: wide ? [92, 40, 340, 40, 50, 50, 50, 50, '*'] : [62, 36, 190, 32, 40, 40, 40, 40, '*'],
          body: [header(language), ...rows],
        },
      }),
    ),
    {
      unbreakable: true,
      margin: [0, 20, 0, 0],
      columns: (['filledBy', 'signedBy', 'date'] as const).map((key) => ({ width: '*', text: `${say(key)}________________` })),
    },
  ];
}

const header = (language: Language): TableCell[] => [
  head(words.star[language]),
  head(words.code[language]),
  head(words.item[language]),
  head(words.max[language], { alignment: 'right' }),
  ...stages.map((stage) => head(short[stage][language], { alignment: 'right' })),
  head(words.reason[language]),
];

/** The rows of one star: its items, then what they come to at each level. */
function starRows(sheet: ScoreSheetToPrint, star: Star, items: readonly SheetItem[], language: Language): TableCell[][] {
  const places = sheet.form.compiled.standard.scorePlaces;
  const points = (score: number | null | undefined) => (score === null || score === undefined ? '' : unitsText(score, places));
  const passMark = star.passMark === null ? '' : `${words.passMark[language]} ${shortText(star.passMark, places)}`;
  const bold = (text: string) => ({ text, bold: true, alignment: 'right' as const });
  const totals = sheet.totals.get(star.code) ?? {};
  return spanned(star.title[language], [
    ...items.map((item) => itemCells(sheet, item, language)),
    [
      { text: words.total[language], bold: true, colSpan: 2 },
      {},
      bold(shortText(star.maxScore, places)),
      ...stages.map((stage) => bold(sheet.cells ? points(totals[stage]) : '')),
      { text: passMark, color: soft },
    ],
  ]);
}

/** Rows behind one cell that spans them all. */
function spanned(title: string, rows: readonly TableCell[][]): TableCell[][] {
  return rows.map((cells, index) => [index === 0 ? { text: title, bold: true, rowSpan: rows.length } : {}, ...cells]);
}

function itemCells(sheet: ScoreSheetToPrint, item: SheetItem, language: Language): TableCell[] {
  const { form, cells, stage } = sheet;
  const places = form.compiled.standard.scorePlaces;
  const found = (each: Stage) => cells?.get(each)?.find(({ itemCode }) => itemCode === item.code);
  const own = found(stage);
  const why = own ? [own.reason, ...own.proofs.map(proofWords)].filter(Boolean).join('\n') : '';
  return [
    { text: item.kind === 'indicator' ? item.code : '', color: soft },
    { text: item.title[language] },
    { text: item.maxScore === null ? '' : shortText(item.maxScore, places), alignment: 'right' },
    ...stages.map((each): TableCell => {
      const cell = found(each);
      return { text: cell ? face(form, item, cell, language) : '', alignment: 'right', bold: each === stage };
    }),
    // a blank form leaves two lines to write on
    { text: cells === null ? '\n\n' : why, fontSize: 8 },
  ];
}

const proofWords = ({ title, reference }: Cell['proofs'][number]) => `${title} ${reference}`.trim();

/** The cell’s face: its score, or what stands instead of one. */
function face(form: SheetForm, item: SheetItem, { entry, score }: Pick<Cell, 'entry' | 'score'>, language: Language): string {
  if (entry === null) return '';
  const answer = answerWords(entry, language);
  if (answer !== null) return answer;
  if (item.kind === 'input' && entry.kind === 'inputs') {
    const value = entry.values[item.code];
    return value === undefined ? '' : shortText(value, form.compiled.inputs.get(item.code)?.decimals ?? 0);
  }
  return score === null ? '' : unitsText(score, form.compiled.standard.scorePlaces);
}

function answerWords(entry: CellEntry, language: Language): string | null {
  if (entry.kind === 'count') return language === 'zh' ? `${entry.count}${words.times.zh}` : `${entry.count}${words.times.en}`;
  if (entry.kind === 'holds') return words[entry.holds ? 'yes' : 'no'][language];
  return entry.kind === 'notApplicable' ? words.notApplicable[language] : null;
}
