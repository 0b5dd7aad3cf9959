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
