import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../db/database.ts';

/** An entry as the texts over which its hash goes; `audit_entry_text` in migration 0003 puts together the same. */
interface ChainedEntry {
  chainSeq: number;
  prevHash: string;
  hash: string;
  unitPath: string;
  accountId: string | null;
  accountName: string;
  role: string | null;
  deputyFor: string | null;
  action: string;
  subjectKind: string;
  subjectId: string;
  before: string | null;
  after: string | null;
  reason: string;
  requestId: string;
  at: string;
}

export interface Break {
  chain: string;
  /** The first number at which the chain does not hold: an entry changed, or missing. */
  chainSeq: number;
}

export interface Verification {
  chains: number;
  entries: number;
  broken: Break[];
}

/** The hash of an entry: SHA-256 over its fields, the previous hash first. */
export function hashOf(chain: string, entry: ChainedEntry): string {
  const parts = [
    entry.prevHash,
    chain,
    String(entry.chainSeq),
    entry.unitPath,
    entry.accountId ?? '',
    entry.accountName,
    entry.role ?? '',
    entry.deputyFor ?? '',
    entry.action,
    entry.subjectKind,
    entry.subjectId,
    entry.before ?? '',
    entry.after ?? '',
    entry.reason,
    entry.requestId,
    entry.at,
  ];
  return createHash('sha256').update(parts.join('\x1f')).digest('hex');
}

/**
 * Recomputes every chain that the connection may read, in pieces, so that a log of any size fits in memory. A chain holds when its entries
 * are numbered 1, 2, 3 … without a gap, each hash follows from the entry and the hash before it, and the last one is the recorded head.
 */
export async function verifyChains(db: Db | Tx, { batch = 2000 } = {}): Promise<Verification> {
  const heads = await db.selectFrom('auditChain').select(['chain', 'headSeq', 'headHash']).orderBy('chain').execute();
  const found: Verification = { chains: heads.length, entries: 0, broken: [] };
  for (const { chain, headSeq, headHash } of heads) {
    const { entries, last, brokenAt } = await verifyChain(db, chain, batch);
    found.entries += entries;
    if (brokenAt !== null) found.broken.push({ chain, chainSeq: brokenAt });
    else if (last.seq !== headSeq) found.broken.push({ chain, chainSeq: Math.min(last.seq, headSeq) + 1 });
    else if (last.hash !== headHash) found.broken.push({ chain, chainSeq: headSeq });
  }
  // entries whose chain has no head: somebody removed it
  const orphans = await db
    .selectFrom('auditEntry')
    .select('chain')
    .distinct()
    .where('chain', 'not in', (of) => of.selectFrom('auditChain').select('chain'))
    .execute();
  return { ...found, broken: [...found.broken, ...orphans.map(({ chain }) => ({ chain, chainSeq: 1 }))] };
}

async function verifyChain(db: Db | Tx, chain: string, batch: number) {
  let last = { seq: 0, hash: '' };
  let entries = 0;
  let brokenAt: number | null = null;
  for (;;) {
    const piece = await readPiece(db, chain, entries === 0 ? null : last.seq, batch);
    for (const entry of piece) {
      const holds = entry.chainSeq === last.seq + 1 && entry.prevHash === last.hash && entry.hash === hashOf(chain, entry);
      if (!holds) brokenAt ??= Math.min(entry.chainSeq, last.seq + 1);
      last = { seq: entry.chainSeq, hash: entry.hash };
    }
    entries += piece.length;
    if (piece.length < batch) return { entries, last, brokenAt };
  }
}

async function readPiece(db: Db | Tx, chain: string, after: number | null, batch: number) {
  let query = db
    .selectFrom('auditEntry')
    .select([
      'chainSeq',
      'prevHash',
      'hash',
      sql<string>`unit_path::text`.as('unitPath'),
      'accountId',
      'accountName',
      'role',
      'deputyFor',
      'action',
      'subjectKind',
      'subjectId',
      sql<string | null>`before::text`.as('before'),
      sql<string | null>`after::text`.as('after'),
      'reason',
      'requestId',
      sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('at'),
    ])
    .where('chain', '=', chain);
  if (after !== null) query = query.where('chainSeq', '>', after);
  return query.orderBy('chainSeq').limit(batch).execute();
}
