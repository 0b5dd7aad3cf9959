import type { readAssessment } from '@xingcun/core/assessment/contract';
import { bodyWords, decide, decisionRules, thresholds } from '@xingcun/core/assessment/meeting';
import { opinionWords, outcomeWords } from '@xingcun/core/assessment/words';
import { formatDay } from '@xingcun/core/day-words';
import type { ResponseOf } from '@xingcun/core/route';
import type { Language, Text } from '@xingcun/core/text';
import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { head, type Paper, printable, type Printable, soft } from '../documents/paper.ts';
import type { VillagePaper } from './paper-store.ts';

type Assessment = ResponseOf<typeof readAssessment>;
export type MeetingRecorded = Assessment['meetings'][number];

export interface MeetingRecordToPrint {
  village: VillagePaper;
  /** Those that stand; a replaced record is history. */
  meetings: readonly MeetingRecorded[];
  cosignatures: Assessment['cosignatures'];
  /** What the meetings decided on: the stars that the village goes for. */
  stars: readonly Text[];
}

const words = {
  title: { zh: '“两会”会议记录', en: 'Record of the two meetings' },
  matter: { zh: '审议事项', en: 'Matter' },
  matterIs: { zh: '审议本村星级评定自评结果，申报：', en: 'The village’s self-assessment; stars applied for: ' },
  heldOn: { zh: '会议日期', en: 'Held on' },
  attendance: { zh: '到会', en: 'Attendance' },
  votes: { zh: '表决', en: 'Votes' },
  outcome: { zh: '结果', en: 'Outcome' },
  basis: { zh: '依据', en: 'Basis' },
  minutes: { zh: '记录要点', en: 'Minutes' },
  recordedBy: { zh: '登记人', en: 'Recorded by' },
  supervisors: { zh: '村务监督委员会意见', en: 'Supervisory committee' },
  none: { zh: '尚未登记会议。', en: 'No meeting is recorded yet.' },
  chair: { zh: '主持人（签名）：', en: 'Chair (signature): ' },
  keeper: { zh: '记录人（签名）：', en: 'Minutes by (signature): ' },
  seal: { zh: '（盖章）', en: '(seal)' },
} as const;

/** Both meetings of a self-assessment as recorded: who came of how many, how they voted, under which rule, what follows. */
export function meetingRecordDocument(
  record: MeetingRecordToPrint,
  paper: Pick<Paper, 'language' | 'printedOn' | 'address'>,
): Printable {
  const { village, meetings, cosignatures, stars } = record;
  const { language } = paper;
  const say = (key: keyof typeof words) => words[key][language];
  const comma = language === 'zh' ? '、' : ', ';
  const content: Content[] = [
    {
      text:
        language === 'zh'
          ? `${village.placeName.zh} ${village.villageName.zh}`
          : `${village.villageName.en}, ${village.placeName.en}`,
      alignment: 'center',
      margin: [0, 0, 0, 8],
    },
    { text: [{ text: `${say('matter')}  `, bold: true }, say('matterIs'), stars.map((star) => star[language]).join(comma)] },
    ...(meetings.length === 0 ? [{ text: say('none'), margin: [0, 12, 0, 0] as [number, number, number, number] }] : []),
    ...meetings.map((meeting) => meetingTable(meeting, language)),
  ];
  if (cosignatures.length > 0)
    content.push({
      margin: [0, 14, 0, 0],
      layout: 'ruled',
      table: {
        widths: [110, '*'],
        body: cosignatures.map(({ by, opinion, words: said }) => [
          head(say('supervisors')),
          `${by.name}：${opinionWords[opinion][language]}${said ? `　${said}` : ''}`,
        ]),
      },
    });
  return printable({
    ...paper,
    title: `${say('title')}`,
    heading: village.cycleTitle[language],
    size: 'A4',
    orientation: 'portrait',
    sample: village.sample,
    content,
  });
}

function meetingTable(meeting: MeetingRecorded, language: Language): Content {
  const say = (key: keyof typeof words) => words[key][language];
  const { entitled, present, inFavor, against, abstained } = meeting;
  const rule = decisionRules.find(({ code }) => code === meeting.ruleCode);
  const zh = language === 'zh';
  const needed = rule ? decide(rule, meeting) : null;
  const quorum = rule ? thresholds[rule.quorum].words[language] : '';
  const approval = rule ? thresholds[rule.approval].words[language] : '';
  const attendance = zh
    ? `应到 ${entitled} 人，实到 ${present} 人${needed ? `（须${quorum}，即 ${needed.presentNeeded} 人）` : ''}`
    : `${present} of ${entitled}${needed ? ` (needed: ${quorum}, ${needed.presentNeeded})` : ''}`;
  const votes = zh
    ? `赞成 ${inFavor} 票，反对 ${against} 票，弃权 ${abstained} 票${needed ? `（须${approval}赞成，即 ${needed.inFavorNeeded} 票）` : ''}`
    : `${inFavor} in favour, ${against} against, ${abstained} abstained${needed ? ` (needed: ${approval}, ${needed.inFavorNeeded})` : ''}`;
  const rows: [string, string][] = [
    [say('heldOn'), formatDay(meeting.heldOn, language)],
    [say('attendance'), attendance],
    [say('votes'), votes],
    [say('outcome'), outcomeWords[meeting.outcome][language]],
    [say('minutes'), meeting.minutes || '\n\n\n\n'],
    [say('recordedBy'), meeting.recordedBy.name],
  ];
  if (rule)
    rows.splice(4, 0, [say('basis'), `${rule.legalBasis[language]} ${zh ? `第${rule.article}条` : `art. ${rule.article}`}`]);
  return {
    stack: [
      { text: bodyWords[meeting.body][language], fontSize: 13, bold: true, margin: [0, 16, 0, 4] },
      { layout: 'ruled', table: { widths: [110, '*'], body: rows.map(([name, value]): TableCell[] => [head(name), value]) } },
      {
        margin: [0, 14, 0, 0],
        color: soft,
        columns: [
          { width: '*', text: `${say('chair')}____________` },
          { width: '*', text: `${say('keeper')}____________` },
          { width: 'auto', text: say('seal') },
        ],
      },
    ],
    unbreakable: meeting.minutes.length < 600,
  };
}
