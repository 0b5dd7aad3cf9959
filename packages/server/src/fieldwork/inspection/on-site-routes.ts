import { linesOf } from '@xingcun/core/fieldwork/inspection/checklist';
import { type Finding, recordInterview, saveFinding, setFindingTask } from '@xingcun/core/fieldwork/inspection/contract';
import { findingFaults } from '@xingcun/core/fieldwork/inspection/finding';
import { inspectionObstacles, interviewObstacles, lineObstacles } from '@xingcun/core/fieldwork/inspection/inspection';
import { assert } from '@xingcun/core/assert';
import { refuseAny } from '@xingcun/core/obstacle';
import { Refusal } from '@xingcun/core/refusal';
import { getVillage } from '../../cycles/rectification/guidance-store.ts';
import { addTask } from '../../cycles/rectification/tasks.ts';
import { implement } from '../../http/implement.ts';
import { refuseUnusablePieces } from '../../records/named-evidence.ts';
import { findFinding, findFindingTasks, findInterviews, findStandingFindings } from './finding-store.ts';
import { lockInspection } from './store.ts';

/** What the team writes at the village, often without a connection and sent later: the ids are the device's, so a repeat has one effect. */
export const onSiteRoutes = [
  implement(saveFinding, async ({ tx, actor, now, today, params, body, audit, changedNothing }) => {
    const inspection = await lockInspection(tx, params.inspectionId, 'keep');
    const line = linesOf(inspection.checklist ?? []).find(({ key }) => key === body.lineKey);
    const before = await findFinding(tx, body.id);
    if (before) {
      refuseTaken(body.id, before.inspectionId === inspection.id && before.writtenBy === actor.accountId);
      changedNothing();
      return shown(before);
    }
    refuseAny(inspectionObstacles({ ...inspection, today }, actor, 'find'));
    if (!line) throw new Refusal('fieldwork.lineNotFound', { line: body.lineKey });
    refuseAny([...lineObstacles({ ...inspection, today }, actor, line.starCode), ...findingFaults(body)]);
    await refuseUnusablePieces(tx, inspection.assessmentId, body.evidence);
    const { version: seen, ...content } = body;
    const [standing] = await findStandingFindings(tx, [inspection.id], body.lineKey);
    const written =
      (standing?.version ?? 0) === seen
        ? await tx
            .insertInto('inspectionFinding')
            .values({
              ...content,
              inspectionId: inspection.id,
              starCode: line.starCode,
              itemCode: line.itemCode,
              version: seen + 1,
              writtenBy: actor.accountId,
              writtenAt: now,
            })
            .onConflict((conflict) => conflict.columns(['inspectionId', 'lineKey', 'version']).doNothing())
            .executeTakeFirst()
        : null;
    if (Number(written?.numInsertedOrUpdatedRows ?? 0) === 0) {
      const [theirs = null] = await findStandingFindings(tx, [inspection.id], body.lineKey);
      throw new Refusal('fieldwork.findingChanged', {
        lineKey: body.lineKey,
        yours: body,
        theirs: theirs && shownFinding(theirs),
      });
    }
    audit({
      path: inspection.villagePath,
      subjectKind: 'inspectionFinding',
      subjectId: `${inspection.id}/${body.lineKey}`,
      ...(standing ? { before: traceOf(standing) } : {}),
      after: traceOf(body),
      reason: body.words,
      star: line.starCode,
    });
    const kept = await findFinding(tx, body.id);
    assert(kept, 'a finding just written is there');
    return shown(kept);
  }),

  implement(recordInterview, async ({ tx, actor, now, today, params, body, audit, changedNothing }) => {
    const inspection = await lockInspection(tx, params.inspectionId, 'keep');
    const interviews = await findInterviews(tx, inspection.id);
    const before = interviews.find(({ id }) => id === body.id);
    if (before) {
      refuseTaken(body.id, before.by.accountId === actor.accountId);
      changedNothing();
      return before;
    }
    refuseAny(interviewObstacles({ ...inspection, today }, actor, body.heldOn));
    const corrected = interviews.find(({ id }) => id === body.replaces);
    if (body.replaces !== null && !corrected) throw new Refusal('fieldwork.interviewNotFound', { id: body.replaces });
    if (corrected?.replaced) throw new Refusal('fieldwork.interviewReplaced', { id: corrected.id });
    const written = await tx
      .insertInto('interview')
      .values({ ...body, inspectionId: inspection.id, recordedBy: actor.accountId, recordedAt: now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    // the id belongs to a record that this caller does not see, or somebody corrected the same one at this moment
    if (Number(written.numInsertedOrUpdatedRows ?? 0) === 0) throw new Refusal('fieldwork.idTaken', { id: body.id });
    audit({
      path: inspection.villagePath,
      subjectKind: 'interview',
      subjectId: body.id,
      ...(corrected ? { before: { topics: corrected.topics, minutes: corrected.minutes } } : {}),
      after: body,
    });
    const kept = (await findInterviews(tx, inspection.id)).find(({ id }) => id === body.id);
    assert(kept, 'an interview just recorded is there');
    return kept;
  }),

  implement(setFindingTask, async ({ params, body, ...acting }) => {
    const { tx } = acting;
    const inspection = await lockInspection(tx, params.inspectionId, 'change'); // two people make one task of a finding
    const standing = await findStandingFindings(tx, [inspection.id]);
    const finding = standing.find(({ id }) => id === params.findingId);
    if (!finding) throw new Refusal('fieldwork.findingNotFound', { id: params.findingId });
    if (finding.answer !== 'doesNotConform') throw new Refusal('fieldwork.findingConforms', { line: finding.lineKey });
    const tasks = await findFindingTasks(tx, inspection.id);
    if (tasks.some(({ lineKey }) => lineKey === finding.lineKey))
      throw new Refusal('fieldwork.findingHasTask', { line: finding.lineKey });
    const village = await getVillage(tx, inspection.assessmentId);
    const { starCode, itemCode, id: sourceId } = finding;
    return addTask(acting, village, { ...body, source: 'inspection', sourceId, starCode, itemCode }, setFindingTask.permission);
  }),
];

function refuseTaken(id: string, own: boolean): void {
  if (!own) throw new Refusal('fieldwork.idTaken', { id });
}

type FindingFound = NonNullable<Awaited<ReturnType<typeof findFinding>>>;

function shown({ writtenBy, writtenAt, displayName, ...finding }: FindingFound): Finding {
  return shownFinding({ ...finding, by: { accountId: writtenBy, name: displayName }, at: writtenAt.toISOString() });
}

/** A finding without its place in the standard, which its line tells. */
export function shownFinding({ id, lineKey, answer, severity, words, place, evidence, version, by, at }: Finding): Finding {
  return { id, lineKey, answer, severity, words, place, evidence, version, by, at };
}

const traceOf = ({
  answer,
  severity,
  words,
  place,
  evidence,
}: Pick<Finding, 'answer' | 'severity' | 'words' | 'place' | 'evidence'>) => ({
  answer,
  severity,
  words,
  place,
  evidence,
});
