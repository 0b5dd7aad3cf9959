import type { Choices } from '@xingcun/core/fieldwork/appraisal/ballot';
import type { Slip } from '@xingcun/core/fieldwork/appraisal/slip';
import type { BoxCount } from '@xingcun/core/fieldwork/appraisal/appraisal';
import { sql } from 'kysely';
import type { Tx } from '../../db/database.ts';

/** The doors of the ballot box (migrations/0011). None answers with a ballot; only closing answers with choices, without their trackers. */

export async function openBox(tx: Tx, appraisalId: string, villagePath: string, digests: readonly string[]): Promise<void> {
  await sql`select ballot.open_box(${appraisalId}, ${villagePath}::ltree, ${[...digests]})`.execute(tx);
}

/** @returns false where it is too late: the box is closed or, to issue `afresh`, a slip was used */
export async function issueSlips(tx: Tx, appraisalId: string, digests: readonly string[], afresh: boolean): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select ballot.issue(${appraisalId}, ${[...digests]}, ${afresh}) as done`.execute(
    tx,
  );
  return rows[0]?.done === true;
}

export async function findSlip(tx: Tx, digest: string): Promise<{ appraisalId: string; used: boolean } | null> {
  const { rows } = await sql<{ appraisalId: string; used: boolean }>`
    select appraisal_id, used from ballot.find_slip(${digest})`.execute(tx);
  return rows[0] ?? null;
}

export async function castInto(tx: Tx, { digest, tracker }: Slip, choices: Choices) {
  const { rows } = await sql<{ outcome: 'counted' | 'before' | 'closed' | 'unknown' }>`
    select ballot.cast_ballot(${digest}, ${tracker}, ${JSON.stringify(choices)}::jsonb) as outcome`.execute(tx);
  return rows[0]?.outcome ?? 'unknown';
}

interface PaperOutcome {
  outcome: 'first' | 'counted' | 'differs' | 'used' | 'closed' | 'unknown';
  readings?: Choices[];
}

export async function enterPaper(
  tx: Tx,
  appraisalId: string,
  { digest, tracker }: Slip,
  choices: Choices,
  reader: string,
): Promise<PaperOutcome> {
  const { rows } = await sql<{ entered: PaperOutcome }>`
    select ballot.enter_paper(${appraisalId}, ${digest}, ${tracker}, ${JSON.stringify(choices)}::jsonb, ${reader}) as entered`.execute(
    tx,
  );
  return rows[0]?.entered ?? { outcome: 'unknown' };
}

type Closed =
  | { outcome: 'counted'; papers: BoxCount['papers']; choices: Choices[]; trackers: string[] }
  | { outcome: 'waiting' | 'fewer'; count: number }
  | { outcome: 'closed' };

/** Empties the box and forgets which tracker said what, unless papers wait or fewer were counted by hand than entered. */
export async function closeBox(tx: Tx, appraisalId: string, papersReturned: number): Promise<Closed> {
  const { rows } = await sql<{ closed: Closed }>`select ballot.close_box(${appraisalId}, ${papersReturned}) as closed`.execute(
    tx,
  );
  return rows[0]?.closed ?? { outcome: 'closed' };
}
