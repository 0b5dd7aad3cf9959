import type { Obstacle } from '../../obstacle.ts';
import type { Text } from '../../text.ts';

/** What was seen of a line. */
export const answers = ['conforms', 'doesNotConform', 'notSeen', 'notApplicable'] as const;
export type Answer = (typeof answers)[number];

/** The most pieces of proof that one finding names. */
export const mostEvidence = 20;

export const severities = ['remark', 'minor', 'serious'] as const;
export type Severity = (typeof severities)[number];

/**
 * How grave a finding is, and how many working days its rectification is offered. A severity decides how soon, never how many points: a
 * score is given by an assessor, who may cite the finding as proof. Defaults of the product (docs/sources.md, `own-rectification`).
 */
export const severityRules: Record<Severity, { words: Text; meaning: Text; workingDays: number }> = {
  remark: {
    words: { zh: '提示', en: 'Remark' },
    meaning: { zh: '做到了，可以做得更好。', en: 'Done, and could be done better.' },
    workingDays: 30,
  },
  minor: {
    words: { zh: '一般问题', en: 'Minor' },
    meaning: { zh: '部分没有做到，能在短期内补上。', en: 'Done in part; can be made good soon.' },
    workingDays: 15,
  },
  serious: {
    words: { zh: '较重问题', en: 'Serious' },
    meaning: {
      zh: '没有做到，或影响群众办事、安全，须马上处理。',
      en: 'Not done, or it affects a service or safety; to be dealt with at once.',
    },
    workingDays: 5,
  },
};

/** Kinds of public places. No coordinates, and no home: households are visited only as the lot decides, by another form. */
export const placeKinds = [
  'villageOffice',
  'records',
  'publicGround',
  'road',
  'sanitation',
  'waterAndPower',
  'clinic',
  'culture',
  'collectiveSite',
  'fields',
] as const;
export type PlaceKind = (typeof placeKinds)[number];

export interface FindingContent {
  answer: Answer;
  severity: Severity | null;
  words: string;
}

/** What is missing of, or too much in, a finding before it can be kept; empty where nothing is. */
export function findingFaults({ answer, severity, words }: FindingContent): Obstacle[] {
  if (answer !== 'doesNotConform') return severity === null ? [] : [{ code: 'fieldwork.severityNotUsed', details: { severity } }];
  const found: Obstacle[] = [];
  if (severity === null) found.push({ code: 'fieldwork.findingNeedsSeverity', details: {} });
  if (words.trim() === '') found.push({ code: 'fieldwork.findingNeedsWords', details: {} });
  return found;
}

/** Lines and how they stand. No figure of this goes into a score. */
export interface ChecklistCount {
  lines: number;
  answered: number;
  serious: number;
  minor: number;
  remark: number;
}

export function countFindings(lines: number, standing: readonly Pick<FindingContent, 'answer' | 'severity'>[]): ChecklistCount {
  const of = (wanted: Severity) => standing.filter(({ severity }) => severity === wanted).length;
  return { lines, answered: standing.length, serious: of('serious'), minor: of('minor'), remark: of('remark') };
}
