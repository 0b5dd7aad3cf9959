import { type Leaf, type LeafKind, leafEntry } from '@xingcun/core/records/transparency/leaf';
import {
  type HashOfNode,
  type LeafRange,
  nodesOf,
  rangeHash,
  rootOf,
  type TreeNode,
} from '@xingcun/core/records/transparency/merkle-tree';
import { assert } from '@xingcun/core/assert';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

export interface LeafToAppend extends Leaf {
  /** Where it was published: within the scope of who does it. */
  path: string;
  at: Date;
}

/**
 * Enters what is published, in the transaction that publishes it. Late in it: the log's head stays locked until the commit.
 * @returns the place of each in the log
 */
export async function appendLeaves(tx: Tx, leaves: readonly LeafToAppend[]): Promise<number[]> {
  if (leaves.length === 0) return [];
  const rows = await tx
    .insertInto('logLeaf')
    .values(
      leaves.map(({ path, at, ...leaf }) => {
        const { kind, subject, digest, on } = leaf;
        return { unitPath: path, kind, subject, digest, onDay: on, entry: leafEntry(leaf), at };
      }),
    )
    .returning('leafIndex')
    .execute();
  return rows.map(({ leafIndex }) => leafIndex);
}

/** Leaves in the log. */
export async function findSize(tx: Tx): Promise<number> {
  const { rows } = await sql<{ size: number }>`select size from transparency.head`.execute(tx);
  return rows[0]?.size ?? 0;
}

/** The hashes over these ranges of leaves, and the root at each of these sizes; one query, whatever the log's size. */
export async function findHashes(
  tx: Tx,
  { ranges = [], sizes = [] }: { ranges?: readonly LeafRange[]; sizes?: readonly number[] },
): Promise<{ path: string[]; roots: string[] }> {
  const wanted = [...ranges, ...sizes.map((to) => ({ from: 0, to }))].flatMap(nodesOf);
  const { rows } = await sql<TreeNode & { hash: string }>`
    select n.level, n.index, n.hash from transparency.node n
    join unnest(${wanted.map(({ level }) => level)}::integer[], ${wanted.map(({ index }) => index)}::bigint[]) as w (level, index)
      on w.level = n.level and w.index = n.index`.execute(tx);
  const kept = new Map(rows.map(({ level, index, hash }) => [`${level} ${index}`, hash]));
  const hashOf: HashOfNode = ({ level, index }) => {
    const hash = kept.get(`${level} ${index}`);
    assert(hash, `the log holds its node ${level}/${index}`);
    return hash;
  };
  return { path: ranges.map((range) => rangeHash(range, hashOf)), roots: sizes.map((size) => rootOf(size, hashOf)) };
}

export type LoggedLeaf = Leaf & { index: number; hash: string };

export async function findLeaves(tx: Tx, { from, to }: LeafRange): Promise<LoggedLeaf[]> {
  const rows = await leaves(tx).where('leafIndex', '>=', from).where('leafIndex', '<', to).orderBy('leafIndex').execute();
  return rows.map(leafOf);
}

/** The newest leaf with this digest. */
export async function findLeaf(tx: Tx, digest: string): Promise<LoggedLeaf | null> {
  const found = await leaves(tx).where('digest', '=', digest).orderBy('leafIndex', 'desc').limit(1).executeTakeFirst();
  return found ? leafOf(found) : null;
}

const leaves = (tx: Tx) => tx.selectFrom('logLeaf').select(['leafIndex', 'kind', 'subject', 'digest', 'onDay', 'hash']);

const leafOf = (row: { leafIndex: number; kind: LeafKind; subject: string; digest: string; onDay: string; hash: string }) => {
  const { leafIndex: index, onDay: on, ...leaf } = row;
  return { index, on, ...leaf };
};
