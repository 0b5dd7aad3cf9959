import type { Permission } from '@xingcun/core/accounts/permission';
import type { Text } from '@xingcun/core/text';
import type { LinkProps } from '@tanstack/react-router';

/** A page about one village's assessment, beside those of its scores: what was seen, asked and proved. */
export interface VillagePlace {
  /** Has the one parameter `assessmentId`. */
  to: NonNullable<LinkProps['to']>;
  label: Text;
  permission: Permission;
  /** Only where a group marks at any stage of the cycle. */
  ofGroups?: true;
}

/** In the order of the season. A capability adds its line. */
export const villagePlaces: readonly VillagePlace[] = [
  {
    to: '/work/assessments/$assessmentId/rectification',
    label: { zh: '指导与整改', en: 'Guidance and rectification' },
    permission: 'cycles.readRectification',
  },
  {
    to: '/work/assessments/$assessmentId/evidence',
    label: { zh: '佐证材料', en: 'Proof' },
    permission: 'fieldwork.readEvidence',
  },
  {
    to: '/work/assessments/$assessmentId/appraisals',
    label: { zh: '民主测评', en: 'Appraisal' },
    permission: 'fieldwork.readAppraisal',
  },
  { to: '/work/assessments/$assessmentId/visits', label: { zh: '入户走访', en: 'Visits' }, permission: 'fieldwork.readVisits' },
  {
    to: '/work/assessments/$assessmentId/inspections',
    label: { zh: '检查与座谈', en: 'Inspections' },
    permission: 'fieldwork.readInspection',
  },
  {
    to: '/work/assessments/$assessmentId/group',
    label: { zh: '考评小组', en: 'Review group' },
    permission: 'assessment.readGroup',
    ofGroups: true,
  },
  { to: '/work/assessments/$assessmentId/board', label: { zh: '公示栏', en: 'Board' }, permission: 'assessment.read' },
];
