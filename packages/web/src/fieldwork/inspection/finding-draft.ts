import { linesOf, type PlacedLine } from '@xingcun/core/fieldwork/inspection/checklist';
import type { Finding, Inspection } from '@xingcun/core/fieldwork/inspection/contract';
import { type Answer, findingFaults, type PlaceKind, type Severity } from '@xingcun/core/fieldwork/inspection/finding';
import type { Entry } from '../../app/offline/device.ts';
import { finished, opened, reopened, written } from '../../app/offline/unsent.ts';

/** A line as it is filled in on this device. */
export interface FindingDraft {
  answer: Answer | null;
  severity: Severity | null;
  words: string;
  place: PlaceKind | null;
  evidence: readonly string[];
}
export type FindingEntry = Entry<FindingDraft>;

export const findingTopic = 'finding';
export const preparedName = (inspectionId: string): string => `inspections/${inspectionId}`;
/** The proof library of a village, as the device keeps it to choose from. */
export const libraryName = (assessmentId: string): string => `evidence/${assessmentId}`;
export const addressOf = (inspectionId: string): string => `/work/inspections/${inspectionId}`;
export const findingPrefix = (inspectionId: string): string => `${findingTopic}/${inspectionId}/`;

/** The inspection and the line that an entry is about; a line's key has slashes of its own. */
export function placeOfEntry(id: string): { inspectionId: string; lineKey: string } {
  const [, inspectionId = '', ...key] = id.split('/');
  return { inspectionId, lineKey: key.join('/') };
}

/** A line of the list as its reader finds it: what the server said last, and on top what this device holds. */
export interface Line {
  line: PlacedLine;
  finding: Finding | null;
  entry: FindingEntry | null;
  shown: FindingDraft;
}

const empty: FindingDraft = { answer: null, severity: null, words: '', place: null, evidence: [] };

export function lineStates(
  inspection: Pick<Inspection, 'id' | 'checklist' | 'findings'>,
  entries: readonly FindingEntry[],
): Line[] {
  const prefix = findingPrefix(inspection.id);
  return linesOf(inspection.checklist).map((line) => {
    const finding = inspection.findings.find(({ lineKey }) => lineKey === line.key) ?? null;
    const entry = entries.find(({ id }) => id === prefix + line.key) ?? null;
    return { line, finding, entry, shown: entry?.draft ?? finding ?? empty };
  });
}

/** While a request may have reached the server only its answer tells what holds. */
export const isMovable = ({ entry }: Line): boolean =>
  entry === null || (entry.attempt === null && entry.standing !== 'conflict' && entry.standing !== 'sending');

/** Whether the draft can be kept as it is. */
export const isComplete = ({ answer, severity, words }: FindingDraft): boolean =>
  answer !== null && findingFaults({ answer, severity, words }).length === 0;

/** The entry after something of the line was entered; nothing of it goes out before it is kept. */
export function entered(inspectionId: string, { line, finding }: Line, change: Partial<FindingDraft>) {
  return (known: Entry | null): Entry => {
    const fresh: FindingEntry = {
      id: findingPrefix(inspectionId) + line.key,
      topic: findingTopic,
      after: null,
      address: addressOf(inspectionId),
      ...opened<FindingDraft>(finding ? { ...empty, ...draftOf(finding) } : empty, finding?.version ?? 0),
    };
    const entry = (known as FindingEntry | null) ?? fresh;
    const draft = { ...entry.draft, ...change };
    const severity = draft.answer === 'doesNotConform' ? draft.severity : null;
    return written(reopened(entry), { ...draft, severity });
  };
}

/** Entered and kept: it goes out as soon as there is a network. */
export function kept(inspectionId: string, line: Line, change: Partial<FindingDraft>) {
  const enter = entered(inspectionId, line, change);
  return (known: Entry | null): Entry => {
    const entry = enter(known);
    return isComplete(entry.draft as FindingDraft) ? finished(entry) : entry;
  };
}

const draftOf = ({ answer, severity, words, place, evidence }: Finding): FindingDraft => ({
  answer,
  severity,
  words,
  place,
  evidence,
});

/** The page prepared for offline use, with the server's word on one line. */
export function withFinding(inspection: Inspection, heard: Finding): Inspection {
  const others = inspection.findings.filter(({ lineKey }) => lineKey !== heard.lineKey);
  return { ...inspection, findings: [...others, heard] };
}
