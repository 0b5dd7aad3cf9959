import type { Text } from '../../text.ts';
import type { LineKind } from './checklist.ts';
import type { Answer, PlaceKind } from './finding.ts';
import type { InspectionState, ParticipantKind } from './inspection.ts';

export const inspectionStateWords: Record<InspectionState, Text> = {
  planned: { zh: '已计划', en: 'Planned' },
  open: { zh: '检查中', en: 'Under way' },
  closed: { zh: '已结束', en: 'Closed' },
};

export const answerWords: Record<Answer, Text> = {
  conforms: { zh: '符合', en: 'Conforms' },
  doesNotConform: { zh: '不符合', en: 'Does not conform' },
  notSeen: { zh: '没有看到', en: 'Not seen' },
  notApplicable: { zh: '不适用', en: 'Not applicable' },
};

export const lineKindWords: Record<LineKind, Text> = {
  evidence: { zh: '查阅佐证', en: 'Proof to see' },
  guide: { zh: '评判要点', en: 'What to judge by' },
  checklist: { zh: '逐项核对', en: 'To be checked' },
  hardStandard: { zh: '刚性标准', en: 'Hard standard' },
};

export const placeWords: Record<PlaceKind, Text> = {
  villageOffice: { zh: '村委会、服务中心', en: 'Village office, service centre' },
  records: { zh: '台账、档案', en: 'Records and files' },
  publicGround: { zh: '广场、公开栏', en: 'Public square, notice board' },
  road: { zh: '道路', en: 'Road' },
  sanitation: { zh: '公厕、垃圾收集点', en: 'Public toilet, waste point' },
  waterAndPower: { zh: '供水、供电设施', en: 'Water and power works' },
  clinic: { zh: '卫生室', en: 'Clinic' },
  culture: { zh: '文化室、阅览室、学习场所', en: 'Culture room, reading room, classroom' },
  collectiveSite: { zh: '集体经营场所', en: 'Site of the collective' },
  fields: { zh: '农田、养殖场', en: 'Fields, animal sheds' },
};

export const participantWords: Record<ParticipantKind, Text> = {
  villagers: { zh: '村民', en: 'Villagers' },
  villagersRepresentatives: { zh: '村民代表', en: 'Villagers’ representatives' },
  partyMembers: { zh: '党员', en: 'Party members' },
  villageCadres: { zh: '村干部', en: 'Village cadres' },
  collectiveMembers: { zh: '集体经济组织成员', en: 'Members of the collective' },
};
