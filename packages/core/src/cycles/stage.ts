import type { Role } from '../accounts/permission.ts';
import type { Text } from '../text.ts';

/** The scoring stages, in order. Named by act; which level acts is data below. */
export const stages = ['selfAssessment', 'preliminaryReview', 'jointReview', 'finalAppraisal'] as const;
export type Stage = (typeof stages)[number];

/** Where a village stands: it applies, passes the four stages, and is settled. */
export const assessmentStages = ['application', ...stages, 'settled'] as const;
export type AssessmentStage = (typeof assessmentStages)[number];

/** The stages at which a review group may mark the judged indicators; a village decides its self-assessment in meetings. */
export const panelStages = ['preliminaryReview', 'jointReview', 'finalAppraisal'] as const satisfies readonly Stage[];
export type PanelStage = (typeof panelStages)[number];

interface StageRule {
  words: Text;
  level: 'village' | 'township' | 'district' | 'city';
  /** Who may write its cells. */
  scorers: readonly Role[];
  /** Who may submit it. */
  signer: Role;
  /** Who may send it back: the assessors of the next stage; null for the last. */
  sentBackBy: readonly Role[];
}

/** 村级自评 → 乡镇初评 → 区级联评 → 市级考评. Source: the programme as its newspaper describes it (docs/sources.md). */
export const stageRules = {
  selfAssessment: {
    words: { zh: '村级自评', en: 'Village self-assessment' },
    level: 'village',
    scorers: ['villageClerk', 'villageSecretary'],
    signer: 'villageSecretary',
    sentBackBy: ['townshipReviewer', 'townshipSecretary'],
  },
  preliminaryReview: {
    words: { zh: '乡镇初评', en: 'Township review' },
    level: 'township',
    scorers: ['townshipReviewer', 'townshipSecretary'],
    signer: 'townshipSecretary',
    sentBackBy: ['districtOrganiser'],
  },
  jointReview: {
    words: { zh: '区级联评', en: 'District joint review' },
    level: 'district',
    scorers: ['leadUnitAssessor', 'districtAssessor'],
    signer: 'districtOrganiser',
    sentBackBy: ['cityOrganiser'],
  },
  finalAppraisal: {
    words: { zh: '市级考评', en: 'City final appraisal' },
    level: 'city',
    scorers: ['cityAssessor', 'cityOrganiser'],
    signer: 'cityOrganiser',
    sentBackBy: [],
  },
} as const satisfies Record<Stage, StageRule>;

export function stageBefore(stage: Stage): Stage | null {
  return stages[stages.indexOf(stage) - 1] ?? null;
}

export function stageAfter(stage: Stage): Stage | null {
  return stages[stages.indexOf(stage) + 1] ?? null;
}
