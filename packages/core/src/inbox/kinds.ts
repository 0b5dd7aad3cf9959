import type { CalendarStage } from '../cycles/cycle.ts';
import type { Stage } from '../cycles/stage.ts';
import type { Text } from '../text.ts';

/** What an item is about, as far as its page can be told from it. */
export interface Subject {
  cycleId: string;
  assessmentId: string | null;
  stage: Stage | CalendarStage | null;
  starCode: string | null;
}

export interface ItemKind {
  /** What is to be done; `{stage}` and `{star}` are named where the kind has them. */
  words: Text;
  /** What the number beside it counts. */
  counted?: Text;
  /** The page where it is done, where that does not stand on the village alone. */
  place: (subject: Subject) => string;
}

const cyclePage = ({ cycleId }: Subject) => `/work/cycles/${cycleId}`;
const reinspectionPage = ({ cycleId }: Subject) => `/work/cycles/${cycleId}/reinspection`;
const disclosurePage = ({ cycleId }: Subject) => `/work/cycles/${cycleId}/disclosure`;
/** A line that stands for many villages leads to their list. */
const ofVillage = (page: (subject: Subject, assessmentId: string) => string) => (subject: Subject) =>
  subject.assessmentId === null ? `/work/cycles/${subject.cycleId}/villages` : page(subject, subject.assessmentId);
const sheetOf = ({ stage }: Subject, assessmentId: string) =>
  `/work/assessments/${assessmentId}/sheets/${stage ?? 'selfAssessment'}`;
const sheet = ofVillage((subject, assessmentId) => {
  const star = subject.starCode === null ? '' : `?star=${encodeURIComponent(subject.starCode)}`;
  return sheetOf(subject, assessmentId) + star;
});

const emptyItems = { zh: '{count} 项未填', en: '{count} {count|item|items} still empty' };

/** Everything that can wait for somebody: its words, what its number counts, and where it is done. A capability adds its lines. */
export const itemKinds = {
  // assessment
  apply: {
    words: { zh: '申报要创建的星', en: 'Declare the stars to go for' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}/application`),
  },
  selfAssess: { words: { zh: '填写村级自评', en: 'Fill in the self-assessment' }, counted: emptyItems, place: sheet },
  holdMeeting: {
    words: { zh: '召开会议并登记结果', en: 'Hold the meeting and record its result' },
    counted: { zh: '{count} 个会议', en: '{count} {count|meeting|meetings}' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}#meetings`),
  },
  correctReturned: {
    words: { zh: '修改被退回的项目', en: 'Correct the items sent back' },
    counted: { zh: '{count} 项被退回', en: '{count} {count|item|items} sent back' },
    place: ofVillage((subject, assessmentId) => `${sheetOf(subject, assessmentId)}?show=returned`),
  },
  cosign: {
    words: { zh: '签署村务监督委员会意见', en: 'Give the supervisory committee’s opinion' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}#opinion`),
  },
  review: { words: { zh: '{stage}评分', en: 'Score: {stage}' }, counted: emptyItems, place: sheet },
  scoreStar: { words: { zh: '为“{star}”评分', en: 'Score the star “{star}”' }, counted: emptyItems, place: sheet },
  signOff: {
    words: { zh: '确认“{star}”评分完成', en: 'Sign off the star “{star}”' },
    counted: { zh: '{count} 颗星', en: '{count} {count|star|stars}' },
    place: sheet,
  },
  submit: { words: { zh: '审签并上报评分表', en: 'Sign and submit the score sheet' }, place: sheet },
  markItems: {
    words: { zh: '为小组考评的项目打分', en: 'Give your marks in the review group' },
    counted: { zh: '{count} 项未打分', en: '{count} {count|item|items} to mark' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}/group`),
  },
  discussMarks: {
    words: { zh: '讨论考评小组的分歧', en: 'Discuss a disagreement of the review group' },
    counted: { zh: '{count} 项有分歧', en: '{count} {count|item|items} in dispute' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}/group`),
  },
  arbitrate: {
    words: { zh: '裁定考评小组的分歧', en: 'Decide a review group’s disagreement' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}/group`),
  },
  // cycles
  reportTask: {
    words: { zh: '整改并报告', en: 'Put right and report' },
    counted: { zh: '{count} 项整改任务', en: '{count} {count|task|tasks}' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}/rectification`),
  },
  checkTask: {
    words: { zh: '检查整改结果', en: 'Check what was put right' },
    counted: { zh: '{count} 项已报告', en: '{count} {count|task|tasks} reported' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}/rectification`),
  },
  publishCycle: { words: { zh: '发布年度方案', en: 'Publish the programme of the year' }, place: cyclePage },
  // fieldwork: the source names the very inspection or round
  inspect: {
    words: { zh: '实地检查', en: 'Inspect on site' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}`),
  },
  finishInspection: {
    words: { zh: '填完并结束实地检查', en: 'Complete and close the inspection' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}`),
  },
  visitHouseholds: {
    words: { zh: '入户走访', en: 'Visit households' },
    counted: { zh: '{count} 户待走访', en: '{count} {count|household|households} to visit' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}`),
  },
  drawVisits: {
    words: { zh: '确定种子、抽取走访户', en: 'Fix the seed and draw the households' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}`),
  },
  closeVisits: {
    words: { zh: '结束入户走访、得出结果', en: 'Close the round of visits and count it' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}`),
  },
  drawReinspection: {
    words: { zh: '确定种子、抽取复验样本', en: 'Fix the seed and draw the re-inspection' },
    place: reinspectionPage,
  },
  reinspect: {
    words: { zh: '复验抽中的项目', en: 'Re-inspect what was drawn' },
    counted: { zh: '{count} 项待复验', en: '{count} {count|item|items} to check' },
    place: reinspectionPage,
  },
  closeReinspection: {
    words: { zh: '扩大样本或结束复验', en: 'Extend the sample or close the re-inspection' },
    place: reinspectionPage,
  },
  openAppraisal: {
    words: { zh: '开始民主测评投票', en: 'Open the democratic appraisal' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}/appraisals`),
  },
  closeAppraisal: {
    words: { zh: '录入纸票、结束民主测评并计票', en: 'Enter papers, close and count the appraisal' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}/appraisals`),
  },
  // escalation: one line for everything that is late in a unit below
  overdueBelow: {
    words: { zh: '逾期提醒：{stage}', en: 'Late: {stage}' },
    counted: { zh: '{count} 个村', en: '{count} {count|village|villages}' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}`),
  },
  overdueTasks: {
    words: { zh: '整改逾期提醒', en: 'Late: what was to be put right' },
    counted: { zh: '{count} 项整改任务', en: '{count} {count|task|tasks}' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}/rectification`),
  },
  // disclosure
  answerObjection: {
    words: { zh: '答复异议', en: 'Answer objections' },
    counted: { zh: '{count} 条异议', en: '{count} {count|objection|objections}' },
    place: disclosurePage,
  },
  publishNotice: { words: { zh: '公示初步结果', en: 'Publish the preliminary result' }, place: disclosurePage },
  confirmFinal: { words: { zh: '认定最终结果', en: 'Confirm the final result' }, place: disclosurePage },
  postNotice: {
    words: { zh: '把公示贴到公开栏并登记', en: 'Put the notice on the board and record it' },
    place: ofVillage((_, assessmentId) => `/work/assessments/${assessmentId}/board`),
  },
  answerOpinions: {
    words: { zh: '答复群众意见', en: 'Answer opinions of the public' },
    counted: { zh: '{count} 类意见', en: '{count} {count|theme|themes}' },
    place: disclosurePage,
  },
  nameAppealPanel: {
    words: { zh: '为申诉确定复核小组', en: 'Name the panel of an appeal' },
    counted: { zh: '{count} 件申诉', en: '{count} {count|appeal|appeals}' },
    place: disclosurePage,
  },
  decideAppeal: {
    words: { zh: '复核申诉并作出决定', en: 'Hear and decide an appeal' },
    counted: { zh: '{count} 件申诉', en: '{count} {count|appeal|appeals}' },
    place: disclosurePage,
  },
  carryOutCorrection: {
    words: { zh: '按复核决定更正得分', en: 'Correct scores as an appeal ordered' },
    counted: { zh: '{count} 件更正', en: '{count} {count|correction|corrections}' },
    place: disclosurePage,
  },
  fetchDocument: {
    words: { zh: '下载已生成的文档', en: 'Download documents that are ready' },
    counted: { zh: '{count} 份', en: '{count} {count|document|documents}' },
    place: () => '/work/documents',
  },
} as const satisfies Record<string, ItemKind>;

export type ItemKindName = keyof typeof itemKinds;
export const itemKindNames = Object.keys(itemKinds) as [ItemKindName, ...ItemKindName[]];
export const kindOf = (name: ItemKindName): ItemKind => itemKinds[name];
