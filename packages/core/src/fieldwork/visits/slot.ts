import type { Obstacle } from '../../obstacle.ts';
import { type AnswerChoice, type Question, questionCount } from './question.ts';
import { deniedTerm } from '../../records/deny-list.ts';
import { type SlotStatus, triesBeforeReplacement, type VisitOutcome } from './visit.ts';

/** A door as the rules see it. */
export interface Slot {
  order: number;
  group: string;
  status: SlotStatus;
  tries: number;
  version: number;
}

/**
 * Why an outcome cannot be taken for this door: another came in between, or none is awaited. A household that answered may take its
 * answers back until the round closes (`refused`). Names outcomes, never answers.
 */
export function outcomeObstacles(slot: Slot, outcome: VisitOutcome, seenSlotVersion: number): Obstacle[] {
  const isAwaited = slot.status === 'waiting' || (slot.status === 'answered' && outcome === 'refused');
  if (slot.version !== seenSlotVersion || !isAwaited)
    return [
      {
        code: 'fieldwork.slotChanged',
        details: {
          order: slot.order,
          yours: { outcome, version: seenSlotVersion },
          theirs: { status: slot.status, tries: slot.tries, version: slot.version },
        },
      },
    ];
  return [];
}

/**
 * What an outcome makes of a door. Nobody at home: tried again, then replaced; a refusal is taken at once and for good. The replacement
 * is the next reserve of the same group, in the order drawn.
 */
export function outcomeOf(
  slot: Slot,
  outcome: VisitOutcome,
  held: readonly Slot[],
): { status: SlotStatus; tries: number; replacedBy: number | null } {
  const tries = outcome === 'absent' ? slot.tries + 1 : slot.tries;
  if (outcome === 'answered') return { status: 'answered', tries, replacedBy: null };
  if (outcome === 'absent' && tries < triesBeforeReplacement) return { status: 'waiting', tries, replacedBy: null };
  const reserves = held.filter(({ status, group }) => status === 'held' && group === slot.group).map(({ order }) => order);
  return { status: outcome, tries, replacedBy: reserves.length === 0 ? null : Math.min(...reserves) };
}

/** Why these are not the answers of this form: each question has one, and there are no others. */
export function answersObstacles(questions: readonly Question[], answers: Readonly<Record<string, AnswerChoice>>): Obstacle[] {
  const missing = questions.filter(({ id }) => answers[id] === undefined).map(({ id }) => id);
  const unknown = Object.keys(answers).filter((id) => !questions.some((question) => question.id === id));
  if (missing.length === 0 && unknown.length === 0) return [];
  return [{ code: 'fieldwork.answersNotComplete', details: { missing: missing.join('、'), unknown: unknown.join('、') } }];
}

/** Why this form may not be used: six to eight questions with ids of their own, none about what residents are not asked. */
export function formObstacles(questions: readonly Question[], purpose: string): Obstacle[] {
  const found: Obstacle[] = [];
  const { least, most } = questionCount;
  if (questions.length < least || questions.length > most)
    found.push({ code: 'fieldwork.questionCount', details: { count: questions.length, least, most } });
  const repeated = questions.find(({ id }, index) => questions.findIndex((question) => question.id === id) !== index);
  if (repeated) found.push({ code: 'fieldwork.questionRepeated', details: { question: repeated.id } });
  return [...found, ...[purpose, ...questions.flatMap(({ text: { zh, en } }) => [zh, en])].flatMap(wordsObstacles)];
}

/** Why a purpose or a question may not be put in these words: they ask what residents are never asked. */
export function wordsObstacles(words: string): Obstacle[] {
  const denied = deniedTerm(words);
  return denied ? [{ code: 'fieldwork.questionDenied', details: { question: words, term: denied.term } }] : [];
}
