import { Refusal } from '../refusal.ts';
import type { Input } from '../standards/standard.ts';
import { shortText } from '../values/exact.ts';
import type { CompiledIndicator, CompiledRule, CompiledStandard, Slot } from './compile.ts';
import type { Entry, Sheet } from './sheet.ts';

/**
 * A sheet holds only what the standard asks for, within its bounds. Missing values are no fault.
 * @throws {Refusal} rating.unknownCode, .valueOutOfRange, .markStep, .markExpected, .notApplicableRefused, .unknownGrade
 */
export function checkSheet(compiled: CompiledStandard, sheet: Sheet): void {
  const { scorePlaces } = compiled.standard;
  for (const [code, entry] of Object.entries(sheet.entries)) {
    const indicator = compiled.indicators.get(code);
    if (!indicator) throw new Refusal('rating.unknownCode', { code });
    checkEntry(indicator, entry, scorePlaces);
  }
  for (const [code, count] of Object.entries(sheet.bonus)) {
    if (!compiled.bonusCodes.has(code)) throw new Refusal('rating.unknownCode', { code });
    checkRange(code, count, 0, null, 0);
  }
  for (const code of sheet.vetoes) if (!compiled.vetoes.has(code)) throw new Refusal('rating.unknownCode', { code });
  for (const code of Object.keys(sheet.hardStandards)) {
    if (!compiled.hardStandardCodes.has(code)) throw new Refusal('rating.unknownCode', { code });
  }
  for (const [code, value] of Object.entries(sheet.inputs)) {
    const input = compiled.inputs.get(code);
    if (!input) throw new Refusal('rating.unknownCode', { code });
    checkInput(code, input, value);
  }
  if (sheet.previousGrade !== null && !compiled.grade?.bandIndex.has(sheet.previousGrade)) {
    throw new Refusal('rating.unknownGrade', { grade: sheet.previousGrade });
  }
}

function checkEntry({ indicator, rule }: CompiledIndicator, entry: Entry, scorePlaces: number): void {
  const { code } = indicator;
  switch (entry.kind) {
    case 'notApplicable':
      if (indicator.notApplicable === 'never') throw new Refusal('rating.notApplicableRefused', { code });
      return;
    case 'mark':
      checkRange(code, entry.score, 0, indicator.maxScore, scorePlaces);
      if (indicator.rule.kind === 'judged' && entry.score % indicator.rule.step !== 0) {
        throw new Refusal('rating.markStep', {
          code,
          value: shortText(entry.score, scorePlaces),
          step: shortText(indicator.rule.step, scorePlaces),
        });
      }
      return;
    case 'inputs': {
      if (indicator.rule.kind === 'judged') throw new Refusal('rating.markExpected', { code });
      for (const [key, value] of Object.entries(entry.values)) {
        const slot = slotOf(rule, key);
        if (!slot) throw new Refusal('rating.unknownCode', { code: `${code}.${key}` });
        checkInput(`${code}.${key}`, slot.input, value);
      }
    }
  }
}

/** The figure with this key; inside a sum the key is `part.input`. */
export function slotOf(rule: CompiledRule, key: string): Slot | undefined {
  if (rule.rule.kind !== 'sum') return rule.slots.get(key);
  const dot = key.indexOf('.');
  return rule.parts.find(({ code }) => code === key.slice(0, dot))?.rule.slots.get(key.slice(dot + 1));
}

function checkInput(code: string, input: Input, value: number): void {
  checkRange(code, value, input.min, input.max, input.decimals);
}

function checkRange(code: string, value: number, min: number | null, max: number | null, places: number): void {
  if (Number.isSafeInteger(value) && (min === null || value >= min) && (max === null || value <= max)) return;
  throw new Refusal('rating.valueOutOfRange', {
    code,
    value: Number.isSafeInteger(value) ? shortText(value, places) : String(value),
    min: min === null ? null : shortText(min, places),
    max: max === null ? null : shortText(max, places),
  });
}
