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
  // cycles
  publishCycle: { words: { zh: '发布年度方案', en: 'Publish the programme of the year' }, place: cyclePage },
  // disclosure
  answerObjection: {
    words: { zh: '答复异议', en: 'Answer objections' },
    counted: { zh: '{count} 条异议', en: '{count} {count|objection|objections}' },
    place: disclosurePage,
  },
  publishNotice: { words: { zh: '公示初步结果', en: 'Publish the preliminary result' }, place: disclosurePage },
  confirmFinal: { words: { zh: '认定最终结果', en: 'Confirm the final result' }, place: disclosurePage },
} as const satisfies Record<string, ItemKind>;

export type ItemKindName = keyof typeof itemKinds;
export const itemKindNames = Object.keys(itemKinds) as [ItemKindName, ...ItemKindName[]];
export const kindOf = (name: ItemKindName): ItemKind => itemKinds[name];
