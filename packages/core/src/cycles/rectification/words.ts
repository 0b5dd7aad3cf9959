import type { Text } from '../../text.ts';
import type { Level, TaskActKind, TaskOwner, TaskSource, TaskState } from './task.ts';

export const sourceWords: Record<TaskSource, Text> = {
  guidance: { zh: '中期指导', en: 'Guidance' },
  inspection: { zh: '实地检查', en: 'Inspection' },
  result: { zh: '评定结果', en: 'Result' },
  objection: { zh: '群众异议', en: 'Objection' },
};

export const ownerWords: Record<TaskOwner, Text> = {
  villageSecretary: { zh: '村党支部书记', en: 'Village secretary' },
  villageClerk: { zh: '村文书', en: 'Village clerk' },
};

export const stateWords: Record<TaskState, Text> = {
  open: { zh: '待整改', en: 'To be done' },
  reported: { zh: '待检查', en: 'To be checked' },
  returned: { zh: '退回重办', en: 'Sent back' },
  accepted: { zh: '已销号', en: 'Closed' },
  withdrawn: { zh: '已撤销', en: 'Withdrawn' },
};

export const actWords: Record<TaskActKind, Text> = {
  set: { zh: '交办', en: 'Set' },
  reported: { zh: '报告完成', en: 'Reported done' },
  accepted: { zh: '检查通过，销号', en: 'Accepted and closed' },
  sentBack: { zh: '退回重办', en: 'Sent back' },
  extended: { zh: '延期', en: 'Extended' },
  withdrawn: { zh: '撤销', en: 'Withdrawn' },
};

export const levelWords: Record<Level, Text> = {
  village: { zh: '村', en: 'village' },
  township: { zh: '乡镇', en: 'township' },
  district: { zh: '区', en: 'district' },
  city: { zh: '市', en: 'city' },
};
