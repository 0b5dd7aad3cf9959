import type { Text } from '../../text.ts';
import type { FileKind } from './file-kind.ts';
import type { EvidenceKind } from './piece.ts';

export const evidenceKindWords: Record<EvidenceKind, Text> = {
  file: { zh: '文件', en: 'File' },
  record: { zh: '系统记录', en: 'Record in the system' },
  document: { zh: '线下材料', en: 'Kept elsewhere' },
};

export const fileKindWords: Record<FileKind, Text> = {
  'image/jpeg': { zh: 'JPEG 图片', en: 'JPEG picture' },
  'image/png': { zh: 'PNG 图片', en: 'PNG picture' },
  'image/webp': { zh: 'WebP 图片', en: 'WebP picture' },
  'application/pdf': { zh: 'PDF 文档', en: 'PDF document' },
};

/** Notices and acts on sheets, as they stand in a list of records. */
export const noticeWords = {
  preliminaryResult: { zh: '初步结果', en: 'preliminary result' },
  finalResult: { zh: '最终结果', en: 'final result' },
} as const satisfies Record<string, Text>;

export const recordActWords = {
  submitted: { zh: '上报', en: 'submitted' },
  sentBack: { zh: '退回', en: 'sent back' },
  posted: { zh: '张贴', en: 'put up' },
  seen: { zh: '在位查看', en: 'seen in place' },
  removed: { zh: '撤下', en: 'taken down' },
  agreement: { zh: '小组一致', en: 'agreed by the group' },
  arbitration: { zh: '裁定', en: 'decided by arbitration' },
} as const satisfies Record<string, Text>;
