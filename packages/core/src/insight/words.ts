import type { Text } from '../text.ts';
import type { Block } from './block.ts';
import type { FunnelStep } from './funnel.ts';
import type { Level } from './level.ts';
import { type AssessmentStage, stageRules } from '../cycles/stage.ts';

export const blockWords: Record<Block, Text> = {
  notApplied: { zh: '未申报', en: 'Not applied' },
  returned: { zh: '退回项未改完', en: 'Returned items open' },
  unfilled: { zh: '有项目未填', en: 'Items without a value' },
  lackingProof: { zh: '缺佐证', en: 'Lacking proof' },
  meetingsMissing: { zh: '两会未通过', en: 'Meetings not carried' },
  signOffsMissing: { zh: '牵头单位未确认', en: 'Lead units not signed off' },
  notSubmitted: { zh: '填完未上报', en: 'Complete, not submitted' },
  vetoed: { zh: '有一票否决', en: 'Under a veto' },
};

export const levelWords: Record<Level, Text> = {
  selfAssessment: stageRules.selfAssessment.words,
  preliminaryReview: stageRules.preliminaryReview.words,
  jointReview: stageRules.jointReview.words,
  finalAppraisal: stageRules.finalAppraisal.words,
  result: { zh: '认定结果', en: 'Final result' },
  latest: { zh: '各村最新一级', en: 'Furthest level of each village' },
};

/** Where villages stand. */
export const standingWords: Record<AssessmentStage, Text> = {
  application: { zh: '申报', en: 'Application' },
  selfAssessment: stageRules.selfAssessment.words,
  preliminaryReview: stageRules.preliminaryReview.words,
  jointReview: stageRules.jointReview.words,
  finalAppraisal: stageRules.finalAppraisal.words,
  settled: { zh: '四级评完', en: 'All levels done' },
};

export const funnelWords: Record<FunnelStep, Text> = {
  inProgramme: { zh: '参加创建', en: 'In the programme' },
  applied: { zh: '已申报', en: 'Applied' },
  selfAssessment: { zh: '村级已上报', en: 'Submitted by the village' },
  preliminaryReview: { zh: '乡镇已上报', en: 'Submitted by the township' },
  jointReview: { zh: '区级已上报', en: 'Submitted by the district' },
  finalAppraisal: { zh: '市级已评完', en: 'Appraised by the city' },
};
