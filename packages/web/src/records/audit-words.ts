import type { listAudit } from '@xingcun/core/records/contract';
import { actionWords, fieldWords, otherActionWords, publicName, subjectWords } from '@xingcun/core/records/words';
import type { ResponseOf } from '@xingcun/core/route';
import type { Text } from '@xingcun/core/text';

export type AuditEntry = ResponseOf<typeof listAudit>['entries'][number];

/** What other capabilities know about the codes in an entry; the log itself knows none of them. */
export interface CodeWords {
  /** A role, a state, a stage, a star, an item of the standard, a unit; null where nobody knows it. */
  code: (code: string) => string | null;
  /** A figure of an item: its name, and the value – in its smallest unit – as people write it. */
  figure: (itemCode: string, key: string, units: number) => { name: string; text: string } | null;
  /** A score in the standard's smallest unit. */
  score: (units: number) => string;
}

const allActions: Readonly<Record<string, Text>> = { ...actionWords, ...otherActionWords };

/** Actions that leave an entry: whatever only reads does not. */
export const recordedActions = Object.entries(allActions).filter(([action]) => !/\.read/.test(action));

export function actionText(action: string, words: (text: Text) => string): string {
  const known = Object.hasOwn(allActions, action) ? allActions[action] : undefined;
  return known ? words(known) : action;
}

export function accountText(name: string, words: (text: Text) => string): string {
  return name === 'public' ? words(publicName) : name;
}

export function fieldText(key: string, words: (text: Text) => string): string | null {
  const known = Object.hasOwn(fieldWords, key) ? fieldWords[key] : undefined;
  return known ? words(known) : null;
}

/** What was changed: its kind, and the parts of its name that say something (a stage, an item; never an identifier). */
export function subjectText(
  { subjectKind, subjectId }: Pick<AuditEntry, 'subjectKind' | 'subjectId'>,
  say: (text: Text) => string,
  codes: CodeWords,
): string {
  const kind = Object.hasOwn(subjectWords, subjectKind) ? subjectWords[subjectKind] : undefined;
  const parts = subjectId.split('/').flatMap((part) => codes.code(part) ?? []);
  return [kind ? say(kind) : subjectKind, ...parts].join(' · ');
}

/** The item that a score belongs to; null for every other subject. */
export function itemOf({ subjectKind, subjectId }: Pick<AuditEntry, 'subjectKind' | 'subjectId'>): string | null {
  return subjectKind === 'scoreCell' ? (subjectId.split('/')[2] ?? null) : null;
}
