import type { Text } from '../text.ts';

/** The lawful carrier of a year's programme. Source: 创建示范活动管理办法（试行）(2022): plaques only for an approved 创建示范 activity. */
export const carriers = ['approvedActivity', 'annualAssessment'] as const;
export type Carrier = (typeof carriers)[number];

export const combinations = ['successive', 'weighted'] as const;
/** successive: the highest level that scored counts; weighted: a weighted mean of the levels. */
export type Combination = (typeof combinations)[number];

export const cycleStates = ['draft', 'running', 'publicity', 'final'] as const;
export type CycleState = (typeof cycleStates)[number];

/** The stages of the year's calendar. */
export const calendarStages = [
  'application',
  'guidance',
  'selfAssessment',
  'preliminaryReview',
  'jointReview',
  'finalAppraisal',
  'publicity',
  'recognition',
] as const;
export type CalendarStage = (typeof calendarStages)[number];

export const calendarStageWords: Record<CalendarStage, Text> = {
  application: { zh: '申报创星', en: 'Application' },
  guidance: { zh: '中期指导', en: 'Mid-year guidance' },
  selfAssessment: { zh: '村级自评', en: 'Village self-assessment' },
  preliminaryReview: { zh: '乡镇初评', en: 'Township review' },
  jointReview: { zh: '区级联评', en: 'District joint review' },
  finalAppraisal: { zh: '市级考评', en: 'City final appraisal' },
  publicity: { zh: '公示', en: 'Public notice' },
  recognition: { zh: '认定', en: 'Recognition' },
};

export const cycleStateWords: Record<CycleState, Text> = {
  draft: { zh: '草案', en: 'draft' },
  running: { zh: '进行中', en: 'running' },
  publicity: { zh: '公示中', en: 'under public notice' },
  final: { zh: '已认定', en: 'final' },
};
