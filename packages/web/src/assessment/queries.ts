import { listAssessments, readAssessment, readSheet } from '@xingcun/core/assessment/contract';
import type { SheetForm } from '@xingcun/core/assessment/items';
import type { Stage } from '@xingcun/core/cycles/stage';
import type { ResponseOf } from '@xingcun/core/route';
import { readStandard } from '@xingcun/core/standards/contract';
import type { Standard } from '@xingcun/core/standards/standard';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../app/api.ts';
import { read } from '../app/query.ts';

export type Assessment = ResponseOf<typeof readAssessment>;
export type AssessmentSummary = ResponseOf<typeof listAssessments>[number];
export type VetoFinding = Assessment['vetoes'][number];
export type Meeting = Assessment['meetings'][number];
export type Sheet = ResponseOf<typeof readSheet>;

export const assessmentQuery = (assessmentId: string) => read(readAssessment, { params: { assessmentId } });
export const sheetQuery = (assessmentId: string, stage: Stage) => read(readSheet, { params: { assessmentId, stage } });

const unchanging = { staleTime: Number.POSITIVE_INFINITY, gcTime: Number.POSITIVE_INFINITY } as const;

/** A published standard as a document. It is frozen, so one reading lasts. */
export const standardQuery = (standardId: string) =>
  queryOptions({
    queryKey: ['standard document', standardId],
    ...unchanging,
    queryFn: async ({ signal }): Promise<Standard> => {
      const { document } = await call(readStandard, { params: { standardId } }, { signal });
      return document as Record<string, unknown> & Standard; // checked by the server when it was imported
    },
  });

/** The standard made ready for sheets: its items, rules compiled. The engine is fetched only here: every visitor loads the routes. */
export const formQuery = (standardId: string) =>
  queryOptions({
    queryKey: ['sheet form', standardId],
    ...unchanging,
    structuralSharing: false,
    queryFn: async ({ client }): Promise<SheetForm> => {
      const [{ openForm }, standard] = await Promise.all([
        import('@xingcun/core/assessment/items'),
        client.ensureQueryData(standardQuery(standardId)),
      ]);
      return openForm(standard);
    },
  });
