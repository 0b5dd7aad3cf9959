import type { Text } from '../text.ts';
import { documentSchema, type ReadIndicator, type ReadInput, type ReadRule } from './document-schema.ts';
import { ruleWords } from './rule-words.ts';
import type { Standard } from './standard.ts';
import { toDocument } from './to-document.ts';
import {
  type ColumnKey,
  choices,
  columnsOf,
  findingKinds,
  gradeKinds,
  headerOf,
  helpSheet,
  layout,
  listKinds,
  type RuleRow,
  ruleRows,
  type SheetKey,
  standardFields,
  unboundedWord,
  type WorkbookCell,
  type Worksheet,
} from './workbook.ts';

type Row<Sheet extends SheetKey> = { [Key in ColumnKey<Sheet>]?: WorkbookCell };

/** The standard as worksheets; `readWorkbook` gives it back unchanged. */
export function writeWorkbook(standard: Standard): Worksheet[] {
  const document = documentSchema.parse(toDocument(standard));
  const { stars, grade, panel } = document;
  const indicators = stars.flatMap((star) => star.indicators.map((indicator) => ({ star, indicator })));
  const wordsOf = new Map(
    standard.stars.flatMap((star) =>
      star.indicators.map(({ code, rule, maxScore }) => [code, ruleWords(rule, { maxScore, places: standard.scorePlaces })]),
    ),
  );
  const field = (label: string, value: WorkbookCell, english: WorkbookCell = null) => ({ field: label, value, english });

  return [
    sheet('standard', [
      field(standardFields.format, document.format),
      field(standardFields.code, document.code),
      field(standardFields.version, document.version),
      field(standardFields.draft, yesNo(document.draft)),
      field(standardFields.title, document.title.zh, document.title.en),
      field(standardFields.source, document.source.zh, document.source.en),
      field(standardFields.scorePlaces, document.scorePlaces),
      field(standardFields.gradeBy, grade?.by ?? null),
      field(standardFields.maxRise, grade?.maxRise ?? null),
      field(standardFields.aggregation, panel ? choices.aggregation[panel.aggregation] : null),
      field(standardFields.limitShare, panel?.limitShare ?? null),
      field(standardFields.leastMarks, panel?.leastMarks ?? null),
    ]),
    sheet(
      'stars',
      stars.map((star) => ({
        code: star.code,
        ...titles(star.title),
        maxScore: star.maxScore,
        passMark: star.passMark,
        combine: choices.combine[star.combine.kind],
        leadUnitZh: star.leadUnit?.zh ?? null,
        leadUnitEn: star.leadUnit?.en ?? null,
        boundaryZh: star.boundary?.zh ?? null,
        boundaryEn: star.boundary?.en ?? null,
        bonusCap: star.bonus?.cap ?? null,
        mayLift: star.bonus ? yesNo(star.bonus.mayLiftOverPassMark) : null,
      })),
    ),
    sheet(
      'indicators',
      indicators.map(({ star, indicator }) => ({
        star: star.code,
        code: indicator.code,
        ...titles(indicator.title),
        maxScore: indicator.maxScore,
        basis: choices.basis[indicator.basis],
        kind: choices.kind[indicator.rule.kind],
        weight: star.combine.kind === 'weightedMean' ? (star.combine.weights[indicator.code] ?? null) : null,
        notApplicable: choices.notApplicable[indicator.notApplicable],
        whenMissing: choices.whenMissing[indicator.whenMissing],
        ...legalBasis(indicator.legalBasis),
        wordsZh: wordsOf.get(indicator.code)?.zh ?? null,
        wordsEn: wordsOf.get(indicator.code)?.en ?? null,
      })),
    ),
    sheet(
      'rules',
      indicators.flatMap(({ indicator }) => ruleRowsOf(indicator)),
    ),
    sheet('inputs', [
      ...document.inputs.map((input) => inputRow(input, null, null)),
      ...indicators.flatMap(({ indicator }) => inputRowsOf(indicator)),
    ]),
    sheet('findings', [
      ...stars.flatMap((star) => [
        ...(star.bonus?.items ?? []).map((item) => ({
          kind: findingKinds.bonus,
          star: star.code,
          code: item.code,
          ...titles(item.title),
          each: item.each,
          proof: yesNo(item.proofRequired),
        })),
        ...star.vetoes.map((veto) => ({ kind: findingKinds.veto, star: star.code, ...vetoCells(veto) })),
        ...star.hardStandards.map((hard) => ({
          kind: findingKinds.hardStandard,
          star: star.code,
          code: hard.code,
          ...titles(hard.title),
          ...legalBasis(hard.legalBasis),
        })),
      ]),
      ...document.vetoes.map((veto) => ({ kind: findingKinds.globalVeto, ...vetoCells(veto) })),
    ]),
    sheet(
      'lists',
      stars.flatMap((star) => [
        ...star.supportingUnits.map((unit) => ({ kind: listKinds.supportingUnit, owner: star.code, ...titles(unit) })),
        ...star.indicators.flatMap(({ code, evidence }) =>
          evidence.map((item) => ({ kind: listKinds.evidence, owner: code, ...titles(item) })),
        ),
      ]),
    ),
    sheet('grades', [
      ...document.measures.map(({ code, title, unit, expression, places }) => ({
        kind: gradeKinds.measure,
        code,
        ...titles(title),
        unitZh: unit.zh,
        unitEn: unit.en,
        expression,
        places,
      })),
      ...(grade?.bands ?? []).map(({ code, title, from, meaning }) => ({
        kind: gradeKinds.band,
        code,
        ...titles(title),
        from,
        meaningZh: meaning?.zh ?? null,
        meaningEn: meaning?.en ?? null,
      })),
      ...(grade?.caps ?? []).map(({ code, title, when, atMost }) => ({
        kind: gradeKinds.cap,
        code,
        ...titles(title),
        expression: when,
        grade: atMost,
      })),
      ...(grade?.quotas ?? []).map((quota) => ({ kind: gradeKinds.quota, grade: quota.grade, share: quota.share })),
    ]),
    help(),
  ];
}

function sheet<Sheet extends SheetKey>(key: Sheet, rows: Row<Sheet>[]): Worksheet {
  const columns = columnsOf(key);
  const cells = (row: Record<string, WorkbookCell | undefined>) => columns.map(([column]) => row[column] ?? null);
  return {
    name: layout[key].name,
    rows: [columns.map(([, column]) => headerOf(column)), ...rows.map(cells)],
    widths: columns.map(([, { width }]) => width),
  };
}

const yesNo = (value: boolean) => (value ? '是' : '否');
const titles = ({ zh, en }: Text) => ({ titleZh: zh, titleEn: en });
const legalBasis = (basis: Text | null) => ({ legalBasisZh: basis?.zh ?? null, legalBasisEn: basis?.en ?? null });

function vetoCells({
  code,
  title,
  authority,
  legalBasis: basis,
}: {
  code: string;
  title: Text;
  authority: Text;
  legalBasis: Text | null;
}) {
  return { code, ...titles(title), authorityZh: authority.zh, authorityEn: authority.en, ...legalBasis(basis) };
}

function inputRow(input: ReadInput, indicator: string | null, part: string | null): Row<'inputs'> {
  const { code, title, unit, decimals, min, max } = input;
  return {
    indicator,
    part,
    code,
    ...titles(title),
    unitZh: unit.zh,
    unitEn: unit.en,
    decimals,
    min: min ?? unboundedWord,
    max: max ?? unboundedWord,
  };
}

function inputRowsOf({ code, rule }: ReadIndicator): Row<'inputs'>[] {
  const inputsOf = (one: ReadRule) => ('inputs' in one ? one.inputs : []);
  if (rule.kind !== 'sum') return inputsOf(rule).map((input) => inputRow(input, code, null));
  return rule.parts.flatMap((part) => inputsOf(part.rule).map((input) => inputRow(input, code, part.code)));
}

function ruleRowsOf({ code: indicator, rule }: ReadIndicator): Row<'rules'>[] {
  if (rule.kind !== 'sum') return detailRows(rule).map((row) => ({ indicator, ...row }));
  return rule.parts.flatMap((part) => [
    {
      indicator,
      part: part.code,
      what: ruleRows.part.zh,
      code: choices.kind[part.rule.kind],
      score: part.maxScore,
      ...titles(part.title),
    },
    ...detailRows(part.rule).map((row) => ({ indicator, part: part.code, ...row })),
  ]);
}

function detailRows(rule: Exclude<ReadRule, { kind: 'sum' }>): Row<'rules'>[] {
  const row = (what: RuleRow, cells: Row<'rules'>): Row<'rules'> => ({ what: ruleRows[what].zh, ...cells });
  switch (rule.kind) {
    case 'judged':
      return [row('step', { score: rule.step }), row('guide', titles(rule.guide))];
    case 'proportion':
      return [
        row('numerator', { code: rule.numerator }),
        row('denominator', typeof rule.denominator === 'string' ? { code: rule.denominator } : { value: rule.denominator }),
        row('target', { value: rule.target }),
        ...(rule.whenNone === undefined ? [] : [row('whenNone', { code: choices.whenNone[rule.whenNone] })]),
      ];
    case 'steps':
      return [row('input', { code: rule.input }), ...rule.table.map(({ from, score }) => row('table', { value: from, score }))];
    case 'linear':
      return [
        row('input', { code: rule.input }),
        row('low', { value: rule.low.at, score: rule.low.score }),
        row('high', { value: rule.high.at, score: rule.high.score }),
      ];
    case 'occurrences':
      return [
        row('start', { score: rule.start }),
        row('floor', { score: rule.floor }),
        ...rule.items.map(({ input, each, limit }) => row('occurrence', { code: input, value: limit, score: each })),
      ];
    case 'checklist':
      return rule.items.map(({ code, title, score }) => row('item', { code, score, ...titles(title) }));
    case 'appraisal':
      return [
        ...rule.options.map(({ input, weight }) => row('option', { code: input, value: weight })),
        ...rule.excluded.map((code) => row('excluded', { code })),
        row('issued', { code: rule.issued }),
        row('present', { code: rule.present }),
        row('minimumValid', { value: rule.minimumValid }),
        row('minimumShareOfPresent', { value: rule.minimumShareOfPresent }),
      ];
    case 'formula':
      return [row('expression', { titleZh: rule.expression })];
  }
}

/** A sheet of instructions, made from the layout so that it is never behind it; ignored when the workbook is read. */
function help(): Worksheet {
  const words = (choice: Record<string, string>) => Object.values(choice).join('、');
  return {
    name: helpSheet,
    rows: [
      ['本表说明各工作表怎样填写；读取时忽略。This sheet explains the others and is not read.', null],
      ['性质 Basis', words(choices.basis)],
      ['评分方式 Rule', words(choices.kind)],
      ['汇总方式 Combine', words(choices.combine)],
      ['可否不适用 Not applicable', words(choices.notApplicable)],
      ['没有数据时 When missing', words(choices.whenMissing)],
      ['最小值、最大值 Least, greatest', `数字，或“${unboundedWord}”`],
      ...Object.values(ruleRows).map(({ zh, hint }) => [`评分细则 · ${zh}`, hint]),
    ],
    widths: [40, 80],
  };
}
