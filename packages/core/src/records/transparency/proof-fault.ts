import type { Text } from '../../text.ts';

/** Why a proof does not hold. */
export const proofFaults = {
  notANote: { zh: '检查点文本不完整', en: 'the checkpoint’s text is not whole' },
  badSignature: { zh: '检查点的签名不对', en: 'the checkpoint’s signature does not hold' },
  otherKey: { zh: '签名用的不是同一把密钥', en: 'it is signed with another key' },
  otherLog: { zh: '不是同一个日志', en: 'it is another log' },
  otherDigest: { zh: '记录的是另一个校验码', en: 'the entry holds another digest' },
  notIncluded: { zh: '检查点不包含这条记录', en: 'the checkpoint does not cover the entry' },
  older: { zh: '较新的检查点反而更短：日志被退回过', en: 'the newer checkpoint is shorter: the log went back' },
  notConsistent: {
    zh: '较早的记录在较新的日志里变了：日志被改写过',
    en: 'earlier entries differ in the newer log: it was rewritten',
  },
} as const satisfies Record<string, Text>;
export type ProofFault = keyof typeof proofFaults;
