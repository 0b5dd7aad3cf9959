import { addEvidence, listEvidenceRecords } from '@xingcun/core/fieldwork/evidence/contract';
import type { Caller } from './caller.ts';

/** A village's first proof: its meetings as they stand, and a paper in the cupboard; no photo, because none is needed. */
export async function addSampleEvidence(clerk: Caller, assessmentId: string, effectiveFrom: string): Promise<void> {
  const params = { assessmentId };
  const said = { note: '', effectiveFrom, effectiveTo: null };
  for (const { kind, id, words, on } of await clerk(listEvidenceRecords, { params })) {
    if (kind !== 'meeting') continue;
    const source = { kind: 'record', recordKind: kind, recordId: id } as const;
    const title = `样例：${words.zh}`.slice(0, 200);
    await clerk(addEvidence, { params, body: { ...said, effectiveFrom: on, title, itemCodes: ['LD2'], source } });
  }
  await clerk(addEvidence, {
    params,
    body: {
      ...said,
      title: '样例：集体资产租赁合同台账',
      itemCodes: ['ZF2'],
      source: { kind: 'document', reference: '样例：村档案柜3-2，2026年合同卷' },
    },
  });
}
