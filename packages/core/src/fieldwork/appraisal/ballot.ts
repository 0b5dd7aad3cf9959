import { Refusal } from '../../refusal.ts';
import { type Asked, type Option, options } from './asked.ts';

/** What one ballot says; null is a question left unmarked, which is an abstention. */
export type Choices = Partial<Record<Asked, Option | null>>;

/** @throws {Refusal} fieldwork.choicesNotAsked where a question is missing or was not asked */
export function checkChoices(asked: readonly Asked[], choices: Choices): void {
  const given = Object.keys(choices);
  if (given.length !== asked.length || !asked.every((code) => given.includes(code)))
    throw new Refusal('fieldwork.choicesNotAsked', { asked: asked.length });
}

/** Ballots of one question by what they say; `blank` was left unmarked. */
export type Counts = Record<Option | 'blank', number>;

/** Counts every question. The order of the ballots does not matter: it was lost before they come here. */
export function tally(asked: readonly Asked[], ballots: readonly Choices[]): { code: Asked; counts: Counts }[] {
  return asked.map((code) => {
    const counts: Counts = { satisfied: 0, fairlySatisfied: 0, dissatisfied: 0, unsure: 0, blank: 0 };
    for (const choices of ballots) counts[choices[code] ?? 'blank'] += 1;
    return { code, counts };
  });
}

export const countKeys = [...options, 'blank'] as const;
