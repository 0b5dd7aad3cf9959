import type { Text } from '../../text.ts';

/** What is entered in the log, and how people read it. Each is something that is published with a digest. */
export const leafWords = {
  standardPublished: { zh: '发布评定标准', en: 'Standard published' },
  frameCommitted: { zh: '公布走访名册', en: 'List of households published' },
  visitsDrawn: { zh: '走访抽签', en: 'Household visits drawn' },
  rollPublished: { zh: '公布测评名册', en: 'Roll of an appraisal published' },
  reinspectionPlanned: { zh: '公布复验名单', en: 'List for the re-inspection published' },
  reinspectionDrawn: { zh: '复验抽签', en: 'Re-inspection drawn' },
  opinionsOpened: { zh: '公开征求意见', en: 'Opinions invited' },
  preliminaryResult: { zh: '公示初步结果', en: 'Preliminary result published' },
  finalResult: { zh: '认定最终结果', en: 'Final result confirmed' },
  bundlePublished: { zh: '公布复核包', en: 'Open bundle published' },
  certificateIssued: { zh: '签发证书', en: 'Certificate issued' },
  starMoved: { zh: '星的暂停、摘除或恢复', en: 'Star suspended, removed or restored' },
} as const satisfies Record<string, Text>;
export type LeafKind = keyof typeof leafWords;
export const leafKinds = Object.keys(leafWords) as LeafKind[];

export interface Leaf {
  kind: LeafKind;
  /** Code or id of what was published. */
  subject: string;
  /** SHA-256 of what was published, hexadecimal. */
  digest: string;
  /** The day in China, `2026-11-01`. */
  on: string;
}

/** The entry whose hash is the tree's leaf: JSON without spaces, its four keys in the order of the alphabet. */
export const leafEntry = ({ kind, subject, digest, on }: Leaf): string => JSON.stringify({ digest, kind, on, subject });
