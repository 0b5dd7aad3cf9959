import { checkConsistency } from '@xingcun/core/records/transparency/check';
import { readNote } from '@xingcun/core/records/transparency/checkpoint';
import { consistencySchema } from '@xingcun/core/records/transparency/contract';
import { proofFaults } from '@xingcun/core/records/transparency/proof-fault';
import type { Language } from '@xingcun/core/text';
import { say } from '../cli-words.ts';
import { Failure } from '../failure.ts';
import { readBytes, readJson, unreadable } from './proof-file.ts';

/** `xingcun log check`: 0 where the log only grew, 1 where it did not. */
export function logCheckCommand(oldFile: string, proofFile: string, key: string | undefined, language: Language): number {
  const kept = readNote(readBytes(oldFile).toString());
  if (!kept) throw new Failure('proofNotReadable', { file: oldFile, place: '—' }, unreadable);
  const proof = readJson(proofFile, readBytes(proofFile).toString(), consistencySchema);
  const found = proof.older === kept.size ? checkConsistency(kept, proof, proof, key) : 'notConsistent';
  if (typeof found === 'string') {
    process.stdout.write(`${say('logFails', language, { why: proofFaults[found][language] })}\n`);
    return 1;
  }
  process.stdout.write(`${say('logGrew', language, { from: kept.size, to: found.size })}\n`);
  return 0;
}
