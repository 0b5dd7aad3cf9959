import { deniedTerm } from '../records/deny-list.ts';
import { Refusal } from '../refusal.ts';
import { refusalSentence } from '../refusal-words.ts';
import type { Text } from '../text.ts';
import { type FormulaType, formulaFunctions, parseFormula } from './formula.ts';
import { type Keys, pathText, type Report } from './problem.ts';
import { problemWords } from './problem-words.ts';
import type { Input } from './standard.ts';

/** Words of CEL, its functions, and names that every JavaScript object has: none can be a code. */
const reservedCodes: ReadonlySet<string> = new Set([
  ...'in as break const continue else for function if import let loop package namespace return var void while true false null'.split(
    ' ',
  ),
  'starsWon',
  ...Object.keys(formulaFunctions),
  ...Object.getOwnPropertyNames(Object.prototype),
]);

/** Reports repeated and reserved codes among those given. */
export function checkCodes(codes: readonly { code: unknown; keys: Keys }[], report: Report): void {
  const first = new Map<string, Keys>();
  for (const { code, keys } of codes) {
    if (typeof code !== 'string') continue;
    const earlier = first.get(code);
    if (earlier) report(keys, problemWords.repeated(code, pathText(earlier)), code);
    else first.set(code, keys);
    if (reservedCodes.has(code)) report(keys, problemWords.reserved(code), code);
  }
}

/** Nothing may ask for what the deny-list names; code and both titles are looked at. */
export function checkDenied(item: { code: string; title: Text }, keys: Keys, report: Report): void {
  const fields: [Keys, string][] = [
    [[...keys, 'code'], item.code],
    [[...keys, 'title', 'zh'], item.title.zh],
    [[...keys, 'title', 'en'], item.title.en],
  ];
  for (const [field, words] of fields) {
    const denial = deniedTerm(words);
    if (denial) report(field, problemWords.denied(denial.term), words);
  }
}

export function checkInputs(inputs: readonly Input[], keys: Keys, report: Report): void {
  for (const [index, input] of inputs.entries()) {
    checkDenied(input, [...keys, index], report);
    if (input.min !== null && input.max !== null && input.min > input.max) report([...keys, index, 'max'], problemWords.bounds);
  }
}

/** The names a formula reads; null where it is wrong, which is reported. */
export function checkFormula(
  source: string,
  names: readonly string[],
  wanted: FormulaType,
  keys: Keys,
  report: Report,
): readonly string[] | null {
  try {
    return parseFormula(source, names, wanted).names;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    report(keys, { zh: refusalSentence(error, 'zh'), en: refusalSentence(error, 'en') }, source);
    return null;
  }
}
