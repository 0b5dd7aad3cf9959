import { Refusal } from '../refusal.ts';
import { checkInputs } from './check-codes.ts';
import { checkGrade, checkIndicator, checkMeasures, checkStar, checkTogether } from './checks.ts';
import { canonicalDecimal, decimalUnits } from './decimal.ts';
import {
  documentSchema,
  gradeSchema,
  panelSchema,
  indicatorSchema,
  inputSchema,
  measureSchema,
  type ReadDocument,
  type ReadGrade,
  type ReadIndicator,
  type ReadInput,
  type ReadRule,
  type ReadStar,
  starSchema,
} from './document-schema.ts';
import { type FoundProblem, foundProblem, type Keys, type Problem, problemsOfIssues, type Report, valueAt } from './problem.ts';
import { problemWords } from './problem-words.ts';
import type { GradeRule, Indicator, Input, PanelRule, Rule, Standard, Star } from './standard.ts';

/**
 * Reads the document form of a standard (see `document-schema.ts`).
 * @param document what YAML, JSON or the worksheets hold; unknown keys are refused
 * @throws {Refusal} standards.invalid with every problem at once, each with path, words and value
 */
export function parseStandard(document: unknown): Standard {
  const result = readStandard(document);
  if ('standard' in result) return result.standard;
  throw invalidStandard(result.problems);
}

/** A refusal lists so many problems and counts the rest. */
const mostProblems = 200;

/** @param locate where a problem stands in the text or worksheet it came from */
export function invalidStandard(
  problems: readonly FoundProblem[],
  locate: (problem: FoundProblem) => string | null = () => null,
): Refusal {
  const listed: Problem[] = problems.slice(0, mostProblems).map((problem) => ({
    path: problem.path,
    message: problem.message,
    value: problem.value,
    at: locate(problem),
  }));
  return new Refusal('standards.invalid', { count: problems.length, problems: listed });
}

/** The same without throwing, for readers that first locate each problem in their text or worksheet. */
export function readStandard(document: unknown): { standard: Standard } | { problems: FoundProblem[] } {
  const parsed = documentSchema.safeParse(document);
  const problems = parsed.success ? [] : problemsOfIssues(parsed.error.issues, document);
  const report: Report = (keys, message, value) => problems.push(foundProblem(keys, message, value));
  // Where one piece is malformed, the others are still converted and checked, so that people see everything in one go.
  const pieces = convertPieces(document, report);
  if (!parsed.success || problems.length > 0) return { problems };
  return { standard: assemble(parsed.data, pieces) };
}

interface Piece<T> {
  keys: Keys;
  value: T;
}

interface Pieces {
  inputs: Piece<Input>[];
  stars: Piece<Star>[];
  grade: GradeRule | null;
  panel: PanelRule | null;
}

function convertPieces(document: unknown, report: Report): Pieces {
  const scorePlaces = documentSchema.shape.scorePlaces.safeParse(valueAt(document, ['scorePlaces']));
  // Unknown places: convert with the most, so that only the unreadable setting itself is reported.
  const converter = { places: scorePlaces.data ?? 6, report };

  const inputs = wellFormed(document, ['inputs'], inputSchema).map(({ keys, value }) => ({
    keys,
    value: convertInput(value, keys, converter),
  }));
  checkInputs(
    inputs.map(({ value }) => value),
    ['inputs'],
    report,
  );

  const stars: Piece<Star>[] = [];
  for (const keys of listKeys(document, ['stars'])) {
    const star = starSchema.safeParse(valueAt(document, keys));
    if (star.success) {
      stars.push({ keys, value: convertStar(star.data, keys, converter) });
    } else {
      for (const indicator of wellFormed(document, [...keys, 'indicators'], indicatorSchema)) {
        convertIndicator(indicator.value, indicator.keys, converter);
      }
    }
  }

  const names = [...codesIn(document, 'inputs'), ...codesIn(document, 'stars'), 'starsWon'];
  const measures = wellFormed(document, ['measures'], measureSchema);
  checkMeasures(measures, names, report);
  const grade = gradeSchema.safeParse(valueAt(document, ['grade']));
  const gradeRule = grade.success ? convertGrade(grade.data, report) : null;
  if (gradeRule) checkGrade(gradeRule, codesIn(document, 'measures'), names, report);
  const panel = panelSchema.safeParse(valueAt(document, ['panel']));
  const panelRule = panel.success
    ? { ...panel.data, limitShare: units(panel.data.limitShare, 2, ['panel', 'limitShare'], report) }
    : null;
  checkTogether(document, report);
  return { inputs, stars, grade: gradeRule, panel: panelRule };
}

function assemble(document: ReadDocument, pieces: Pieces): Standard {
  const { format, code, version, draft, title, source, scorePlaces, vetoes, measures } = document;
  return {
    format,
    code,
    version,
    draft,
    title,
    source,
    scorePlaces,
    inputs: pieces.inputs.map(({ value }) => value),
    stars: pieces.stars.map(({ value }) => value),
    vetoes,
    measures,
    grade: pieces.grade,
    panel: pieces.panel,
  };
}

function listKeys(document: unknown, keys: Keys): Keys[] {
  const list = valueAt(document, keys);
  return Array.isArray(list) ? list.map((_, index) => [...keys, index]) : [];
}

function wellFormed<Value>(
  document: unknown,
  keys: Keys,
  schema: { safeParse: (value: unknown) => { success: true; data: Value } | { success: false } },
): Piece<Value>[] {
  return listKeys(document, keys).flatMap((itemKeys) => {
    const item = schema.safeParse(valueAt(document, itemKeys));
    return item.success ? [{ keys: itemKeys, value: item.data }] : [];
  });
}

function codesIn(document: unknown, list: 'inputs' | 'stars' | 'measures'): string[] {
  return listKeys(document, [list]).flatMap((keys) => {
    const code = valueAt(document, [...keys, 'code']);
    return typeof code === 'string' ? [code] : [];
  });
}

interface Converter {
  /** Decimal places of scores. */
  places: number;
  report: Report;
}

function units(written: number, places: number, keys: Keys, report: Report): number {
  const result = decimalUnits(written, places);
  if ('units' in result) return result.units;
  const words = {
    tooManyPlaces: problemWords.tooManyPlaces(places),
    tooLarge: problemWords.tooLarge,
    notDecimal: problemWords.notDecimal,
  };
  report(keys, words[result.fault], written);
  return Number.NaN; // every check of `checks.ts` is silent about a number that could not be read
}

function convertInput({ min, max, ...input }: ReadInput, keys: Keys, { report }: Converter): Input {
  return {
    ...input,
    min: min === null ? null : units(min, input.decimals, [...keys, 'min'], report),
    max: max === null ? null : units(max, input.decimals, [...keys, 'max'], report),
  };
}

function convertStar(star: ReadStar, keys: Keys, converter: Converter): Star {
  const score = (written: number, ...rest: Keys) => units(written, converter.places, [...keys, ...rest], converter.report);
  const converted: Star = {
    code: star.code,
    title: star.title,
    boundary: star.boundary,
    leadUnit: star.leadUnit,
    supportingUnits: star.supportingUnits,
    indicators: star.indicators.map((indicator, index) => convertIndicator(indicator, [...keys, 'indicators', index], converter)),
    combine: star.combine,
    passMark: star.passMark === null ? null : score(star.passMark, 'passMark'),
    bonus: star.bonus && {
      items: star.bonus.items.map((item, index) => ({ ...item, each: score(item.each, 'bonus', 'items', index, 'each') })),
      cap: score(star.bonus.cap, 'bonus', 'cap'),
      mayLiftOverPassMark: star.bonus.mayLiftOverPassMark,
    },
    maxScore: score(star.maxScore, 'maxScore'),
    vetoes: star.vetoes,
    hardStandards: star.hardStandards,
  };
  checkStar(converted, keys, converter.places, converter.report);
  return converted;
}

function convertIndicator(indicator: ReadIndicator, keys: Keys, converter: Converter): Indicator {
  const converted: Indicator = {
    ...indicator,
    maxScore: units(indicator.maxScore, converter.places, [...keys, 'maxScore'], converter.report),
    rule: convertRule(indicator.rule, [...keys, 'rule'], converter),
  };
  checkIndicator(converted, keys, converter.places, converter.report);
  return converted;
}

type ReadPartRule = Exclude<ReadRule, { kind: 'sum' | 'judged' }>;
type PartRule = Exclude<Rule, { kind: 'sum' | 'judged' }>;

function convertRule(rule: ReadRule, keys: Keys, converter: Converter): Rule {
  const score = (written: number, ...rest: Keys) => units(written, converter.places, [...keys, ...rest], converter.report);
  if (rule.kind === 'judged') return { ...rule, step: score(rule.step, 'step') };
  if (rule.kind !== 'sum') return convertPartRule(rule, keys, converter);
  return {
    kind: 'sum',
    parts: rule.parts.map((part, index) => ({
      ...part,
      maxScore: score(part.maxScore, 'parts', index, 'maxScore'),
      rule: convertPartRule(part.rule, [...keys, 'parts', index, 'rule'], converter),
    })),
  };
}

function convertPartRule(rule: ReadPartRule, keys: Keys, converter: Converter): PartRule {
  const { report } = converter;
  const score = (written: number, ...rest: Keys) => units(written, converter.places, [...keys, ...rest], report);
  if (rule.kind === 'checklist') {
    return {
      kind: 'checklist',
      items: rule.items.map((item, index) => ({ ...item, score: score(item.score, 'items', index, 'score') })),
    };
  }
  const inputs = rule.inputs.map((input, index) => convertInput(input, [...keys, 'inputs', index], converter));
  const placesOf = (code: string) => inputs.find((input) => input.code === code)?.decimals ?? 4;
  switch (rule.kind) {
    case 'proportion': {
      const { denominator } = rule;
      if (typeof denominator === 'string' && rule.whenNone === undefined)
        report([...keys, 'whenNone'], problemWords.whenNoneMissing);
      return {
        kind: 'proportion',
        inputs,
        numerator: rule.numerator,
        denominator:
          typeof denominator === 'string'
            ? { input: denominator }
            : { fixed: units(denominator, placesOf(rule.numerator), [...keys, 'denominator'], report) },
        target: units(rule.target, 2, [...keys, 'target'], report),
        whenNone: rule.whenNone ?? 'zero',
      };
    }
    case 'steps':
      return {
        ...rule,
        inputs,
        table: rule.table.map((row, index) => ({
          from: units(row.from, placesOf(rule.input), [...keys, 'table', index, 'from'], report),
          score: score(row.score, 'table', index, 'score'),
        })),
      };
    case 'linear': {
      const point = (end: 'low' | 'high') => ({
        at: units(rule[end].at, placesOf(rule.input), [...keys, end, 'at'], report),
        score: score(rule[end].score, end, 'score'),
      });
      return { ...rule, inputs, low: point('low'), high: point('high') };
    }
    case 'occurrences':
      return {
        ...rule,
        inputs,
        start: score(rule.start, 'start'),
        floor: score(rule.floor, 'floor'),
        items: rule.items.map((item, index) => ({ ...item, each: score(item.each, 'items', index, 'each') })),
      };
    default:
      return { ...rule, inputs };
  }
}

function convertGrade(grade: ReadGrade, report: Report): GradeRule {
  return {
    ...grade,
    bands: grade.bands.map((band, index) => {
      const from = band.from === null ? null : canonicalDecimal(band.from);
      if (band.from !== null && from === null) report(['grade', 'bands', index, 'from'], problemWords.notDecimal, band.from);
      return { ...band, from };
    }),
    quotas: grade.quotas.map((quota, index) => ({
      ...quota,
      share: units(quota.share, 2, ['grade', 'quotas', index, 'share'], report),
    })),
  };
}
