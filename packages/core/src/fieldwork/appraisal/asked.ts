import type { Text } from '../../text.ts';

/**
 * What a ballot may ask about: organisations of the village and posts in them. The list is closed, so that no form can hold a person's
 * name: who holds a post is known in the hall and written nowhere.
 * Source: 村民委员会组织法 (2018) art. 33 (yearly democratic appraisal); docs/sources.md, `appraisal-method`.
 */
export const askable = {
  partyBranch: { kind: 'organisation', words: { zh: '村党支部', en: 'Village Party branch' } },
  villagersCommittee: { kind: 'organisation', words: { zh: '村民委员会', en: 'Villagers’ committee' } },
  supervisoryCommittee: { kind: 'organisation', words: { zh: '村务监督委员会', en: 'Village supervisory committee' } },
  collective: { kind: 'organisation', words: { zh: '农村集体经济组织', en: 'Rural collective' } },
  workTeam: { kind: 'organisation', words: { zh: '驻村工作队', en: 'Resident work team' } },
  partySecretary: { kind: 'post', words: { zh: '村党支部书记', en: 'Secretary of the Party branch' } },
  deputySecretary: { kind: 'post', words: { zh: '村党支部副书记', en: 'Deputy secretary of the Party branch' } },
  committeeDirector: { kind: 'post', words: { zh: '村委会主任', en: 'Director of the villagers’ committee' } },
  committeeDeputy: { kind: 'post', words: { zh: '村委会副主任', en: 'Deputy director of the villagers’ committee' } },
  committeeMembers: { kind: 'post', words: { zh: '村“两委”委员', en: 'Members of the two committees' } },
  supervisoryDirector: { kind: 'post', words: { zh: '村务监督委员会主任', en: 'Director of the supervisory committee' } },
  collectiveChair: { kind: 'post', words: { zh: '集体经济组织理事长', en: 'Chair of the rural collective' } },
  firstSecretary: { kind: 'post', words: { zh: '驻村第一书记（工作队队长）', en: 'First secretary in residence (team leader)' } },
} as const satisfies Record<string, { kind: 'organisation' | 'post'; words: Text }>;

export type Asked = keyof typeof askable;
export const askedCodes = Object.keys(askable) as [Asked, ...Asked[]];

/** The four marks of a ballot, in the order printed. Source: domain practice, docs/sources.md, `appraisal-method`. */
export const options = ['satisfied', 'fairlySatisfied', 'dissatisfied', 'unsure'] as const;
export type Option = (typeof options)[number];

export const optionWords: Record<Option, Text> = {
  satisfied: { zh: '满意', en: 'Satisfied' },
  fairlySatisfied: { zh: '基本满意', en: 'Fairly satisfied' },
  dissatisfied: { zh: '不满意', en: 'Dissatisfied' },
  unsure: { zh: '不了解', en: 'Do not know' },
};

/** Posts that may preside: none that is itself appraised. */
export const presiding = {
  townshipOfficial: { zh: '乡镇分管负责同志', en: 'Township official in charge' },
  townshipWorker: { zh: '乡镇工作人员', en: 'Township staff' },
  districtOfficial: { zh: '区级派出人员', en: 'Official sent by the district' },
  supervisor: { zh: '村务监督委员会成员', en: 'Member of the village supervisory committee' },
} as const satisfies Record<string, Text>;
export type Presiding = keyof typeof presiding;

/** Who may help a voter, and who may look on: nobody whom the ballot judges. */
export const helpers = {
  ownChoice: { zh: '本人选定的信任的人', en: 'A person the voter chose' },
  townshipWorker: { zh: '乡镇工作人员', en: 'Township staff' },
  districtOfficial: { zh: '区级派出人员', en: 'Official sent by the district' },
  otherVoter: { zh: '另一位到会代表', en: 'Another person present' },
} as const satisfies Record<string, Text>;
export type Helper = keyof typeof helpers;

export const kindsOfHelp = {
  reading: { zh: '读题、解释选项', en: 'Read the questions aloud' },
  marking: { zh: '按本人意愿代为填写', en: 'Marked as the voter said' },
  phone: { zh: '帮助操作手机', en: 'Helped with the phone' },
  translation: { zh: '口头翻译', en: 'Interpreted' },
} as const satisfies Record<string, Text>;
export type KindOfHelp = keyof typeof kindsOfHelp;
