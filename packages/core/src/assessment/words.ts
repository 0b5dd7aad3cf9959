import type { Text } from '../text.ts';
import type { CellEntry, SheetState } from './cell.ts';
import type { outcomes } from './meeting.ts';

export const sheetStateWords: Record<SheetState, Text> = {
  open: { zh: '填写中', en: 'open' },
  submitted: { zh: '已上报', en: 'submitted' },
  returned: { zh: '已退回', en: 'sent back' },
  sealed: { zh: '已封存', en: 'sealed' },
};

export const entryKindWords: Record<CellEntry['kind'], Text> = {
  mark: { zh: '打分', en: 'mark' },
  inputs: { zh: '填报数据', en: 'figures' },
  notApplicable: { zh: '不适用', en: 'not applicable' },
  count: { zh: '次数', en: 'count' },
  holds: { zh: '是否做到', en: 'holds or not' },
};

export const outcomeWords: Record<(typeof outcomes)[number], Text> = {
  carried: { zh: '通过', en: 'carried' },
  rejected: { zh: '未通过', en: 'rejected' },
  notValid: { zh: '无效', en: 'not valid' },
};

export const opinionWords: Record<'agrees' | 'objects', Text> = {
  agrees: { zh: '同意', en: 'agrees' },
  objects: { zh: '有异议', en: 'objects' },
};
