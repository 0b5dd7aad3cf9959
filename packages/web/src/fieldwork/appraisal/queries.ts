import { type Appraisal, readAppraisal } from '@xingcun/core/fieldwork/appraisal/contract';
import { read } from '../../app/query.ts';

export type { Appraisal };

export const appraisalQuery = (appraisalId: string) => read(readAppraisal, { params: { appraisalId } });
