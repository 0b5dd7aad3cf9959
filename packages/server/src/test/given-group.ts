import { commitMark, declareNoConflict, formGroup } from '@xingcun/core/assessment/panel/contract';
import type { PanelStage } from '@xingcun/core/cycles/stage';
import { application, cycle, days, noon, passage, people, type Person } from './given.ts';
import { places, type testServer } from './server.ts';

type TestServer = Awaited<ReturnType<typeof testServer>>;

/** A village of which the self-assessment went up, and a township whose group of three marks it, watched from another village. */
export async function groupAtTownship(server: TestServer, options: { blind?: boolean; formed?: boolean } = {}) {
  const { assessments, cycleId } = await cycle(server, { panelStages: ['preliminaryReview'], blind: options.blind ?? false });
  const assessmentId = assessments[places.xiaoguai] ?? '';
  const who = await people(server);
  const second = await server.as('townshipReviewer', places.xiaoguaiTownship);
  const third = await server.as('townshipReviewer', places.xiaoguaiTownship);
  const observer = await server.as('supervisor', places.tuanjie);
  await application(server, { assessmentId, secretary: who.secretary });
  await passage(server, assessmentId, who, 'selfAssessment');
  server.clock.set(noon(days.preliminaryReview));
  const members: Person[] = [who.reviewer, second, third];
  const group = { assessmentId, stage: 'preliminaryReview' as const };
  if (options.formed ?? true) {
    await form(who.townshipSecretary, group, { members, observer });
    for (const member of members) await member.call(declareNoConflict, { params: group, body: {} });
  }
  return { assessmentId, cycleId, who, members, second, third, observer, group };
}

/** The group formed by its stage's signer: the first is its head. */
export function form(
  by: Person,
  params: { assessmentId: string; stage: PanelStage },
  { members, observer, version = 0 }: { members: readonly Person[]; observer: Person | null; version?: number },
) {
  const seats = members.map(({ accountId }, index) => ({
    accountId,
    role: index === 0 ? ('head' as const) : ('member' as const),
  }));
  const observers = observer ? [{ accountId: observer.accountId, role: 'observer' as const }] : [];
  return by.call(formGroup, { params, body: { members: [...seats, ...observers], version } });
}

export interface MarkGiven {
  itemCode?: string;
  score: number | null;
  reason?: string;
  proved?: boolean;
  revision?: number;
}

/** A mark of the first indicator, ZF1, of 40 points. */
export function mark(person: Person, params: { assessmentId: string; stage: PanelStage }, given: MarkGiven) {
  const { itemCode = 'ZF1', score, reason = '现场核对', proved = false, revision = 0 } = given;
  const proofs = proved ? [{ title: '走访记录', reference: '第3页' }] : [];
  return person.call(commitMark, { params, body: { itemCode, score, reason, proofs, revision } });
}
