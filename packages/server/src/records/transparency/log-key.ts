import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { checkpointText, keyId, signedNote } from '@xingcun/core/records/transparency/checkpoint';
import type { CheckpointAnswer } from '@xingcun/core/records/transparency/contract';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

/** Signs what the log says of itself. */
export interface LogKey {
  origin: string;
  /** Hexadecimal. */
  publicKey: string;
  sign(checkpoint: { size: number; root: string }): CheckpointAnswer;
}

/** Made at the first start and kept in the database, so that it comes along with a backup. */
export async function openLogKey(owner: Db): Promise<LogKey> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  // named after its key and not after an address, which may change
  const origin = `xingcun/${rawOf(publicKey).slice(0, 16)}`;
  const encoded = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('hex');
  await sql`insert into transparency.secret (origin, private_key) values (${origin}, ${encoded}) on conflict do nothing`.execute(
    owner,
  );
  const { rows } = await sql<{ origin: string; privateKey: string }>`select origin, private_key from transparency.secret`.execute(
    owner,
  );
  const kept = rows[0];
  if (!kept) throw new Error('transparency.secret is empty');
  return keyOf(kept.origin, createPrivateKey({ key: Buffer.from(kept.privateKey, 'hex'), format: 'der', type: 'pkcs8' }));
}

function keyOf(origin: string, privateKey: KeyObject): LogKey {
  const publicKey = rawOf(createPublicKey(privateKey));
  return {
    origin,
    publicKey,
    sign({ size, root }) {
      const checkpoint = { origin, size, root };
      const signature = sign(null, Buffer.from(checkpointText(checkpoint)), privateKey);
      return { ...checkpoint, note: signedNote(checkpoint, publicKey, signature), keyId: keyId(origin, publicKey), publicKey };
    },
  };
}

/** The 32 bytes of an Ed25519 key stand at the end of its SPKI form (RFC 8410). */
const rawOf = (key: KeyObject): string => key.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex');
