import type { Text } from '../text.ts';
import type { ReadIndicator, ReadRule } from './document-schema.ts';
import { basisWords, ruleKindWords } from './standard-words.ts';

/**
 * A standard as worksheets that people edit in an office program. This file is the layout; `workbook-write.ts` and `workbook-read.ts`
 * fill and read it, `packages/spreadsheet` makes xlsx files of it. Rows keep the order of the document.
 */

export type WorkbookCell = string | number | boolean | null;

export interface Worksheet {
  name: string;
  rows: WorkbookCell[][];
  /** Widths of the columns in characters; only for writing. */
  widths?: number[];
}

/** A worksheet that came back, with what its values alone do not show; cells by address, `D14`. */
export interface FilledWorksheet extends Worksheet {
  formulas: ReadonlySet<string>;
  /** Numbers shown as per cent: 0.9 stands in the file where a person sees 90%. */
  percents: ReadonlySet<string>;
  /** #N/A and its like. */
  errors: ReadonlySet<string>;
  /** Ranges of cells that were made one, `D14:D16`. */
  merged: readonly string[];
}

/** How a cell is read: a number may be written as text and a text as a number; `words` are choices by name or code. */
export type ColumnType = 'text' | 'number' | 'yesNo' | 'note';
export interface Column {
  zh: string;
  en: string;
  type: ColumnType;
  width: number;
}

const text = (zh: string, en: string, width = 14): Column => ({ zh, en, type: 'text', width });
const number = (zh: string, en: string, width = 9): Column => ({ zh, en, type: 'number', width });
const yesNo = (zh: string, en: string, width = 9): Column => ({ zh, en, type: 'yesNo', width });
/** Words made from the rest, for reading only; ignored when the workbook comes back. */
const note = (zh: string, en: string, width = 60): Column => ({ zh, en, type: 'note', width });

export const layout = {
  standard: {
    name: '标准',
    columns: { field: text('项目', 'Field', 18), value: text('内容', 'Value', 60), english: text('英文', 'English', 60) },
  },
  stars: {
    name: '星',
    columns: {
      code: text('代码', 'Code', 8),
      titleZh: text('名称', 'Title'),
      titleEn: text('英文名称', 'English title', 24),
      maxScore: number('满分', 'Maximum'),
      passMark: number('达标线', 'Pass mark'),
      combine: text('汇总方式', 'Combine', 12),
      leadUnitZh: text('牵头单位', 'Lead unit', 20),
      leadUnitEn: text('英文牵头单位', 'English lead unit', 28),
      boundaryZh: text('边界', 'Boundary', 36),
      boundaryEn: text('英文边界', 'English boundary', 36),
      bonusCap: number('加分封顶', 'Bonus cap'),
      mayLift: yesNo('加分可用于达标', 'Bonus may lift over pass mark', 14),
    },
  },
  indicators: {
    name: '指标',
    columns: {
      star: text('星', 'Star', 8),
      code: text('代码', 'Code', 8),
      titleZh: text('名称', 'Title', 24),
      titleEn: text('英文名称', 'English title', 28),
      maxScore: number('满分', 'Maximum'),
      basis: text('性质', 'Basis', 12),
      kind: text('评分方式', 'Rule', 12),
      weight: number('权重', 'Weight'),
      notApplicable: text('可否不适用', 'Not applicable', 12),
      whenMissing: text('没有数据时', 'When missing', 12),
      legalBasisZh: text('依据', 'Legal basis', 30),
      legalBasisEn: text('英文依据', 'English legal basis', 30),
      wordsZh: note('细则说明（自动生成，不读取）', 'Rule in words (generated, not read)'),
      wordsEn: note('英文细则说明（自动生成，不读取）', 'Rule in words, English (generated, not read)'),
    },
  },
  rules: {
    name: '评分细则',
    columns: {
      indicator: text('指标', 'Indicator', 9),
      part: text('部分', 'Part', 12),
      what: text('内容', 'What', 14),
      code: text('数据项或代码', 'Input or code', 20),
      value: number('数值', 'Value'),
      score: number('分值', 'Score'),
      titleZh: text('名称', 'Title', 36),
      titleEn: text('英文名称', 'English title', 36),
    },
  },
  inputs: {
    name: '数据项',
    columns: {
      indicator: text('指标', 'Indicator', 9),
      part: text('部分', 'Part', 12),
      code: text('代码', 'Code', 20),
      titleZh: text('名称', 'Title', 36),
      titleEn: text('英文名称', 'English title', 36),
      unitZh: text('单位', 'Unit', 10),
      unitEn: text('英文单位', 'English unit', 12),
      decimals: number('小数位', 'Decimals'),
      min: text('最小值', 'Least', 9),
      max: text('最大值', 'Greatest', 9),
    },
  },
  findings: {
    name: '加分与否决',
    columns: {
      kind: text('类型', 'Type', 14),
      star: text('星', 'Star', 8),
      code: text('代码', 'Code', 10),
      titleZh: text('名称', 'Title', 40),
      titleEn: text('英文名称', 'English title', 40),
      each: number('每次分值', 'Score each'),
      proof: yesNo('须有证明', 'Proof required'),
      authorityZh: text('认定与解除', 'Found and lifted by', 40),
      authorityEn: text('英文认定与解除', 'English: found and lifted by', 40),
      legalBasisZh: text('依据', 'Legal basis', 30),
      legalBasisEn: text('英文依据', 'English legal basis', 30),
    },
  },
  lists: {
    name: '佐证与配合单位',
    columns: {
      kind: text('类型', 'Type', 12),
      owner: text('所属代码', 'Belongs to', 10),
      titleZh: text('内容', 'Text', 50),
      titleEn: text('英文内容', 'English text', 50),
    },
  },
  grades: {
    name: '测算与等级',
    columns: {
      kind: text('类型', 'Type', 10),
      code: text('代码', 'Code', 16),
      titleZh: text('名称', 'Title', 24),
      titleEn: text('英文名称', 'English title', 28),
      unitZh: text('单位', 'Unit', 8),
      unitEn: text('英文单位', 'English unit', 10),
      expression: text('算式或条件', 'Expression', 36),
      places: number('小数位', 'Places'),
      from: number('起点', 'From'),
      grade: text('等级代码', 'Grade code', 16),
      share: number('占全部村%', 'Percent of villages', 10),
      meaningZh: text('含义', 'Meaning', 30),
      meaningEn: text('英文含义', 'English meaning', 30),
    },
  },
} as const satisfies Record<string, { name: string; columns: Record<string, Column> }>;

export type SheetKey = keyof typeof layout;
export type ColumnKey<Sheet extends SheetKey> = keyof (typeof layout)[Sheet]['columns'] & string;

export function headerOf({ zh, en }: Column): string {
  return `${zh} ${en}`;
}

export function columnsOf(sheet: SheetKey): [string, Column][] {
  return Object.entries(layout[sheet].columns);
}

/** Choices: the word people see → the code of the document. Both are understood when read. */
type Choices<Code extends string> = Record<Code, string>;
const zhOf = <Code extends string>(words: Record<Code, Text>): Choices<Code> => {
  const choices: Partial<Choices<Code>> = {};
  for (const code in words) choices[code] = words[code].zh;
  return choices as Choices<Code>;
};

export const choices = {
  basis: zhOf<ReadIndicator['basis']>(basisWords),
  kind: zhOf<ReadRule['kind']>(ruleKindWords),
  combine: { sum: '相加', weightedMean: '加权平均', geometricMean: '几何平均' },
  notApplicable: { never: '必须适用', allowed: '可以不适用' },
  whenMissing: { incomplete: '视为未完成', zero: '计0分' },
  aggregation: { median: '中位数', mean: '平均数', trimmedMean: '去掉最高最低后平均' },
  whenNone: { full: '得满分', zero: '计0分', notApplicable: '不适用' },
} as const;

export const unboundedWord = '不限';

export const standardFields = {
  format: '格式',
  code: '标准代码',
  version: '版本',
  draft: '是否草案',
  title: '名称',
  source: '来源',
  scorePlaces: '得分小数位',
  gradeBy: '定级依据',
  maxRise: '一年最多升几级',
  aggregation: '小组打分取值',
  limitShare: '打分相差限度%',
  leastMarks: '至少几人打分',
} as const;

/** What a row of the rules sheet can hold: its word, and which columns it uses. */
export const ruleRows = {
  part: { zh: '部分', hint: '部分代码、名称、分值（该部分满分）；“数据项或代码”填评分方式' },
  step: { zh: '步长', hint: '分值' },
  guide: { zh: '打分说明', hint: '名称（中英文）' },
  numerator: { zh: '分子', hint: '数据项' },
  denominator: { zh: '分母', hint: '数据项，或在“数值”填固定数' },
  target: { zh: '达标比例%', hint: '数值；不填为100' },
  whenNone: { zh: '没有对象时', hint: '“数据项或代码”填：得满分、计0分、不适用' },
  input: { zh: '依据数据项', hint: '数据项' },
  table: { zh: '档', hint: '数值（达到多少）、分值' },
  low: { zh: '低点', hint: '数值、分值' },
  high: { zh: '高点', hint: '数值、分值' },
  start: { zh: '起始分', hint: '分值' },
  floor: { zh: '最低分', hint: '分值' },
  occurrence: { zh: '每次', hint: '数据项、分值（扣分填负数）；“数值”填最多计几次，可不填' },
  item: { zh: '条目', hint: '代码、分值、名称（中英文）' },
  option: { zh: '选项', hint: '数据项、数值（权重%）' },
  excluded: { zh: '不计票', hint: '数据项' },
  issued: { zh: '发出票数', hint: '数据项' },
  present: { zh: '到会人数', hint: '数据项' },
  minimumValid: { zh: '最少有效票', hint: '数值' },
  minimumShareOfPresent: { zh: '最少占到会%', hint: '数值' },
  expression: { zh: '公式', hint: '“名称”填算式' },
} as const;
export type RuleRow = keyof typeof ruleRows;

export const findingKinds = { bonus: '加分', veto: '一票否决', globalVeto: '全局一票否决', hardStandard: '刚性标准' } as const;
export const listKinds = { evidence: '佐证', supportingUnit: '配合单位' } as const;
export const gradeKinds = { measure: '测算', band: '等级', cap: '限制', quota: '名额' } as const;

export const helpSheet = '填写说明';

/** `D7` of a worksheet, counted from 0. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1) letters = String.fromCharCode(65 + (rest % 26)) + letters;
  return `${letters}${row + 1}`;
}
