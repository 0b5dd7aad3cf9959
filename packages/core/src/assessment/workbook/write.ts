import type { Stage } from '../../cycles/stage.ts';
import { stageRules } from '../../cycles/stage.ts';
import type { WorkbookCell, Worksheet } from '../../standards/workbook.ts';
import type { Language } from '../../text.ts';
import { shortText } from '../../values/exact.ts';
import type { Proof } from '../cell.ts';
import type { Cell } from '../contract.ts';
import { entryText } from '../entry-text.ts';
import type { SheetForm } from '../items.ts';
import {
  columns,
  filled,
  type Filled,
  formName,
  isHead,
  type Line,
  linesOf,
  mark,
  order,
  proofSeparator,
  recordName,
} from './layout.ts';

/** Which sheet a workbook is of. */
export interface SheetIdentity {
  assessmentId: string;
  stage: Stage;
  standardDigest: string;
  village: string;
  year: number;
}

export interface SheetToExport extends SheetIdentity {
  form: SheetForm;
  declaredStars: readonly string[];
  /** The cells of the stages that the reader may read; the sheet’s own among them. */
  cells: ReadonlyMap<Stage, readonly Cell[]>;
}

const words = {
  yes: { zh: '是', en: 'yes' },
  no: { zh: '否', en: 'no' },
  notApplicable: { zh: '不适用', en: 'not applicable' },
  notApplicableToo: { zh: '，或“不适用”', en: ', or “not applicable”' },
  yesNo: { zh: '是或否', en: 'yes or no' },
  times: { zh: '次数（整数）', en: 'times, a whole number' },
  computed: { zh: '由下列数据计算，此格留空', en: 'computed from the figures below; leave empty' },
  figures: { zh: '全村数据', en: 'Figures of the village' },
  score: { zh: '得分', en: 'score' },
  keep: { zh: '系统据此核对，请勿修改本表', en: 'The system compares with this; do not change this sheet' },
} as const;

/** The workbook of a sheet: the form as it stands, and what stood in it. */
export function writeSheetWorkbook(sheet: SheetToExport, language: Language): Worksheet[] {
  const { form, declaredStars, stage, cells } = sheet;
  const lines = linesOf(form, declaredStars);
  const levels = [...cells.keys()];
  const own = new Map((cells.get(stage) ?? []).map((cell) => [cell.itemCode, cell]));
  const standing = (line: Line) => filled.map((name) => standingCell(form, line, own.get(line.item.code), name, language));
  const identity: WorkbookCell[][] = [
    [mark, words.keep[language]],
    [sheet.assessmentId, sheet.village, sheet.year],
    [stage, stageRules[stage].words[language]],
    [sheet.standardDigest, form.compiled.standard.title[language]],
  ];
  return [
    {
      name: formName[language],
      widths: [...order.map((name) => columns[name].width), ...levels.map(() => 11)],
      rows: [
        [
          ...order.map((name) => columns[name][language]),
          ...levels.map((level) => `${stageRules[level].words[language]} ${words.score[language]}`),
        ],
        ...lines.map((line) => [
          ...about(form, line, language),
          ...standing(line),
          ...levels.map((level) => scoreOn(form, line, cells.get(level) ?? [])),
        ]),
      ],
    },
    {
      name: recordName[language],
      widths: [24, 12, 12, 40, 40],
      rows: [...identity, ...lines.map((line) => [line.key, own.get(line.item.code)?.version ?? 0, ...standing(line)])],
    },
  ];
}

/** What the first columns say of a line. */
function about(form: SheetForm, { key, item, slot, group, yesNo }: Line, language: Language): WorkbookCell[] {
  const { standard } = form.compiled;
  const points = (score: number) => shortText(score, standard.scorePlaces);
  const star = standard.stars.find(({ code }) => code === item.starCode)?.title[language] ?? words.figures[language];
  if (slot !== null) {
    const { title, unit, decimals, min, max } = slot.input;
    const range = rangeText(min, max, decimals, language);
    const name = group === null ? title[language] : `${group[language]} · ${title[language]}`;
    return [
      star,
      key,
      item.kind === 'input' ? name : `  ${name}`,
      null,
      yesNo ? words.yesNo[language] : `${unit[language]}${range}`,
    ];
  }
  const max = item.maxScore === null ? null : Number(points(item.maxScore));
  return [star, key, item.title[language], max, howTo(form, item, language)];
}

function rangeText(min: number | null, max: number | null, decimals: number, language: Language): string {
  const low = min === null ? null : shortText(min, decimals);
  const high = max === null ? null : shortText(max, decimals);
  if (low === null && high === null) return '';
  const range = low === null ? `≤${high}` : high === null ? `≥${low}` : `${low}${language === 'zh' ? '至' : ' to '}${high}`;
  return language === 'zh' ? `（${range}）` : ` (${range})`;
}

function howTo({ compiled }: SheetForm, { kind, accepts, maxScore, step }: Line['item'], language: Language): string {
  if (kind === 'hardStandard') return words.yesNo[language];
  if (kind === 'bonus') return words.times[language];
  const places = compiled.standard.scorePlaces;
  const high = shortText(maxScore ?? 0, places);
  const steps =
    step === null || step === 1
      ? ''
      : language === 'zh'
        ? `，每${shortText(step, places)}分一档`
        : ` in steps of ${shortText(step, places)}`;
  const plain = accepts.includes('inputs')
    ? words.computed[language]
    : `${language === 'zh' ? `0至${high}分` : `0 to ${high}`}${steps}`;
  return `${plain}${accepts.includes('notApplicable') ? words.notApplicableToo[language] : ''}`;
}

/** What stands in a cell that comes back. */
function standingCell(form: SheetForm, line: Line, cell: Cell | undefined, name: Filled, language: Language): WorkbookCell {
  if (!cell) return null;
  if (name === 'reason') return isHead(line) ? cell.reason || null : null;
  if (name === 'proofs') return isHead(line) ? proofsText(cell.proofs) || null : null;
  const { entry } = cell;
  if (line.slot !== null) {
    const value = entry?.kind === 'inputs' ? entry.values[line.slot.key] : undefined;
    if (value === undefined) return null;
    return line.yesNo ? words[value === 1 ? 'yes' : 'no'][language] : Number(shortText(value, line.slot.input.decimals));
  }
  const places = form.compiled.standard.scorePlaces;
  const text = entryText(entry, places, {
    yes: words.yes[language],
    no: words.no[language],
    notApplicable: words.notApplicable[language],
  });
  return entry?.kind === 'mark' || entry?.kind === 'count' ? Number(text) : text || null;
}

/** A line a proof, as it is typed. */
export function proofsText(proofs: readonly Proof[]): string {
  const plain = (text: string) => text.replaceAll(/[\r\n｜]+/g, ' ');
  return proofs
    .map(({ title, reference }) => (reference === '' ? plain(title) : `${plain(title)}${proofSeparator}${plain(reference)}`))
    .join('\n');
}

function scoreOn(form: SheetForm, line: Line, cells: readonly Cell[]): WorkbookCell {
  const score = isHead(line) ? cells.find(({ itemCode }) => itemCode === line.item.code)?.score : undefined;
  return score === undefined || score === null ? null : Number(shortText(score, form.compiled.standard.scorePlaces));
}
