import { type Actor, findGrant, type Grant, type Permission } from '../../accounts/permission.ts';
import type { CycleState } from '../../cycles/cycle.ts';
import type { Obstacle } from '../../obstacle.ts';
import type { Text } from '../../text.ts';

/** `file`: kept here. `record`: the piece *is* something the system has anyway. `document`: kept elsewhere, on paper or in another system. */
export const evidenceKinds = ['file', 'record', 'document'] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

/**
 * Records that can be proof as they stand, so that nothing is uploaded twice (国办函〔2026〕12号; docs/sources.md `burden`). A new
 * kind is one line here and its rows in `server/src/fieldwork/evidence/record-store.ts`.
 */
export const recordKinds = {
  meeting: { zh: '会议记录', en: 'Meeting' },
  cosignature: { zh: '监委会意见', en: 'Opinion of the supervisory committee' },
  starApplication: { zh: '创星申报', en: 'Application for stars' },
  sheetAct: { zh: '上报或退回', en: 'Submission or return' },
  publicNotice: { zh: '公示', en: 'Public notice' },
  guidanceVisit: { zh: '指导记录', en: 'Guidance visit' },
  visitRound: { zh: '入户走访结果', en: 'Result of household visits' },
  publicDraw: { zh: '入户走访公开抽取', en: 'Public draw for household visits' },
  appraisal: { zh: '民主测评结果', en: 'Result of the democratic appraisal' },
  inspection: { zh: '实地检查', en: 'Inspection' },
  inspectionFinding: { zh: '检查发现', en: 'Finding of an inspection' },
  interview: { zh: '座谈记录', en: 'Minutes of an interview' },
  boardPosting: { zh: '公开栏张贴', en: 'Posting on the board' },
  groupDecision: { zh: '考评小组意见', en: 'Decision of a review group' },
  objectionAnswer: { zh: '异议答复', en: 'Answer to an objection' },
  rectificationReport: { zh: '整改报告', en: 'Report of a rectification' },
  certificate: { zh: '星级证书', en: 'Certificate' },
  evidence: { zh: '以前的佐证', en: 'Earlier evidence' },
} as const satisfies Record<string, Text>;
export type RecordKind = keyof typeof recordKinds;
export const recordKindNames = Object.keys(recordKinds) as RecordKind[];

/** Where the assessment stands, as far as proof is concerned. */
export interface EvidencePlace {
  villagePath: string;
  cycleState: CycleState;
}

/**
 * Why a piece for these items cannot be added here now. Once the result is published no item takes proof any more; a piece of none still
 * comes in, because a notice that hangs and a task that is done are shown then.
 */
export function addObstacles(place: EvidencePlace, itemCodes: readonly string[], actor: Actor): Obstacle[] {
  return [...permitted(place, actor, 'fieldwork.addEvidence'), ...(itemCodes.length === 0 ? begun(place) : running(place))];
}

const running = ({ cycleState }: EvidencePlace): Obstacle[] =>
  cycleState === 'running' ? [] : [{ code: 'fieldwork.evidenceClosed', details: { state: cycleState } }];

const begun = (place: EvidencePlace): Obstacle[] => (place.cycleState === 'draft' ? running(place) : []);

function permitted({ villagePath }: EvidencePlace, actor: Actor, permission: Permission): Obstacle[] {
  return findGrant(actor, permission, villagePath) ? [] : [{ code: 'accounts.notPermitted', details: { permission } }];
}

/** The days that a piece speaks of are no later than today at their beginning, and in order. */
export function periodObstacles(
  { effectiveFrom, effectiveTo }: { effectiveFrom: string; effectiveTo: string | null },
  today: string,
): Obstacle[] {
  const obstacles: Obstacle[] = [];
  if (effectiveFrom > today) obstacles.push({ code: 'fieldwork.effectiveInFuture', details: { effectiveFrom, today } });
  if (effectiveTo !== null && effectiveTo < effectiveFrom)
    obstacles.push({ code: 'fieldwork.effectiveBackwards', details: { effectiveFrom, effectiveTo } });
  return obstacles;
}

/** Whether a piece says something of a programme's year. A piece beside it is marked, not refused: a contract may run for years. */
export function speaksOf(
  { effectiveFrom, effectiveTo }: { effectiveFrom: string; effectiveTo: string | null },
  year: number,
): boolean {
  return effectiveFrom <= `${year}-12-31` && (effectiveTo ?? effectiveFrom) >= `${year}-01-01`;
}

/** What the rules ask of one piece. */
export interface PieceState {
  kind: EvidenceKind;
  /** The unit as whose it was added. */
  addedFor: string;
  withdrawn: boolean;
  sealed: boolean;
  /** Items it is linked to, and items whose score cells name it. */
  itemCodes: readonly string[];
  citedItems: readonly string[];
  /** A finding, a report of a rectification, a posting, a mark or the like names it. */
  inRecords: boolean;
  contentType: string | null;
}

/** Why its links cannot be changed. */
export function linkObstacles(place: EvidencePlace, piece: PieceState, actor: Actor): Obstacle[] {
  return [...permitted(place, actor, 'fieldwork.addEvidence'), ...running(place), ...standing(piece)];
}

const standing = ({ withdrawn }: PieceState): Obstacle[] =>
  withdrawn ? [{ code: 'fieldwork.evidenceWithdrawn', details: {} }] : [];

/**
 * Why it cannot be withdrawn: the unit that added it withdraws it, nobody above or below, and only once no item rests on it. A piece is
 * never deleted; its file is erased some time after (`retention`).
 */
export function withdrawObstacles(place: EvidencePlace, piece: PieceState, actor: Actor): Obstacle[] {
  const obstacles = [...addObstacles(place, [], actor), ...standing(piece)];
  if (!actor.grants.some(({ path }) => path === piece.addedFor))
    obstacles.push({ code: 'fieldwork.notYourEvidence', details: {} });
  const resting = [...new Set([...piece.itemCodes, ...piece.citedItems])].toSorted();
  if (resting.length > 0) obstacles.push({ code: 'fieldwork.evidenceInUse', details: { items: resting.join('、') } });
  if (piece.inRecords) obstacles.push({ code: 'fieldwork.evidenceInRecords', details: {} });
  return obstacles;
}

/** Why no redacted copy can be made. Protecting people has no closing date: it stays possible when the programme has ended. */
export function redactObstacles(place: EvidencePlace, piece: PieceState, actor: Actor): Obstacle[] {
  const obstacles = [...permitted(place, actor, 'fieldwork.redactEvidence'), ...standing(piece)];
  if (piece.kind !== 'file' || !piece.contentType?.startsWith('image/'))
    obstacles.push({ code: 'fieldwork.notAPicture', details: {} });
  return obstacles;
}

/** Whether this person may open the file. A sealed original is open to those who may redact it; others get the redacted copy. */
export function mayOpen(
  { villagePath }: Pick<EvidencePlace, 'villagePath'>,
  { sealed }: Pick<PieceState, 'sealed'>,
  actor: Actor,
): boolean {
  return !sealed || findGrant(actor, 'fieldwork.redactEvidence', villagePath) !== null;
}

/** The grant by which a person adds here: the nearest unit, so that what a village adds stays the village's. */
export function addingGrant({ villagePath }: EvidencePlace, actor: Actor): Grant | null {
  const fitting = actor.grants.filter((grant) => findGrant({ ...actor, grants: [grant] }, 'fieldwork.addEvidence', villagePath));
  return fitting.toSorted((a, b) => b.path.length - a.path.length)[0] ?? null;
}

/** Unfinished uploads and the files of withdrawn pieces are kept for so many days (docs/decisions/0012). */
export const retentionDays = { unfinishedUpload: 7, withdrawnFile: 30 } as const;

/** Bytes of one part of an upload, at most: a part is the most that a broken connection loses. */
export const partBytes = 1024 * 1024;
