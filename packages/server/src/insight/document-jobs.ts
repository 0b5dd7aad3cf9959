import { createHash } from 'node:crypto';
import { documentDays, type DocumentKind } from '@xingcun/core/insight/document';
import { Refusal } from '@xingcun/core/refusal';
import { sql } from 'kysely';
import { findActor } from '../accounts/session.ts';
import type { Db } from '../db/database.ts';
import { pdfOf } from '../documents/print.ts';
import type { FileStore } from '../files/file-store.ts';
import { beijingDay, narrow } from '../http/implement.ts';
import type { Job } from '../jobs/queue.ts';
import type { Paper, Printable } from '../documents/paper.ts';
import type { Asking } from './answers.ts';
import { openPlace } from './place.ts';
import { loadScoreSheets, scoreSheetsDocument } from './score-sheets.ts';
import { loadSeasonReport } from './season-report.ts';
import { seasonReportDocument } from './season-report-document.ts';

export const documentJob = 'makeDocuments';

/** Begun so often without an end, a document is given up: something in it ends the process. */
const mostAttempts = 3;
/** Of sixty villages’ sheets: some hundred pages. */
const setting = { milliseconds: 300_000, megabytes: 1024 };
/** Of the advisory locks by which one process works at one document. */
const lockSpace = 2_202_627;

interface Making {
  files: FileStore;
  now: () => Date;
  baseUrl: string;
}

interface Asked {
  id: string;
  kind: DocumentKind;
  total: number;
  accountId: string;
  cycleId: string;
  unitCode: string;
  language: 'zh' | 'en';
  attempts: number;
}

export const documentJobs = (db: Db, making: Making): Job[] => [
  { name: documentJob, cron: '* * * * *', pollSeconds: 2, run: async () => void (await makeDocuments(db, making)) },
];

/**
 * Makes what was asked for, oldest first. A lock that ends with the connection says who is at work: a document that a dead process left
 * running is taken up by the next one, and making it twice leaves one file.
 * @returns how many came to an end
 */
export async function makeDocuments(db: Db, making: Making): Promise<number> {
  const open = await db
    .selectFrom('documentJob')
    .select(['id', 'kind', 'total', 'accountId', 'cycleId', 'unitCode', 'language', 'attempts'])
    .where('state', 'in', ['queued', 'running'])
    .orderBy('askedAt')
    .execute();
  let ended = 0;
  for (const asked of open) if (await alone(db, asked.id, () => make(db, asked, making))) ended++;
  return ended;
}

/** Runs `work` while no other process works at this document; false where one does. */
async function alone(db: Db, id: string, work: () => Promise<void>): Promise<boolean> {
  return db.connection().execute(async (connection) => {
    const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_lock(${lockSpace}, hashtext(${id})) as taken`.execute(
      connection,
    );
    if (!rows[0]?.taken) return false;
    try {
      await work();
      return true;
    } finally {
      await sql`select pg_advisory_unlock(${lockSpace}, hashtext(${id}))`.execute(connection);
    }
  });
}

async function make(db: Db, asked: Asked, making: Making): Promise<void> {
  const { id, attempts, total } = asked;
  const end = (state: 'ready' | 'failed', file: { sha256: string; fileName: string } | null) =>
    db
      .updateTable('documentJob')
      .set({ state, ...file, ...(file ? { done: total } : {}), endedAt: making.now() })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute();
  const begun = await step(db, id, 0, attempts + 1);
  if (!begun) return; // cancelled, or made by another process meanwhile
  if (attempts >= mostAttempts) return void (await end('failed', null));
  try {
    const file = await fileOf(db, asked, making);
    if (file) await end('ready', file);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error; // the queue tries again
    await end('failed', null); // he may not read it any more
  }
}

/** Notes how far it is. @returns false where it is no longer wanted */
async function step(db: Db, id: string, done: number, attempts?: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('documentJob')
    .set({ state: 'running', done, ...(attempts === undefined ? {} : { attempts }) })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'running'])
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

async function fileOf(db: Db, asked: Asked, { files, now, baseUrl }: Making) {
  const today = beijingDay(now());
  const { accountId, language } = asked;
  const permission = asked.kind === 'seasonReport' ? 'insight.read' : 'assessment.read';
  const made = await db.transaction().execute(async (tx) => {
    const actor = await findActor(tx, accountId, today);
    if (!actor) throw new Refusal('accounts.notPermitted', { permission });
    await narrow(tx, { permission }, actor);
    return makers[asked.kind]({ tx, actor, today }, asked, {
      onStep: (done) => step(db, asked.id, done),
      paper: (address) => ({ language, printedOn: today, address: `${baseUrl}${address}` }),
    });
  });
  if (!made) return null;
  const bytes = await pdfOf(made.printable, setting);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await files.keep(sha256, bytes);
  return { sha256, fileName: `${made.name}-${fileWords[asked.kind][language]}.pdf` };
}

interface Help {
  onStep: (done: number) => Promise<boolean>;
  paper: (address: string) => Pick<Paper, 'language' | 'printedOn' | 'address'>;
}
type Maker = (asking: Asking, asked: Asked, help: Help) => Promise<{ name: string; printable: Printable } | null>;

const makers: Record<DocumentKind, Maker> = {
  async seasonReport(asking, asked, { onStep, paper }) {
    const report = await loadSeasonReport(asking, asked, onStep);
    if (!report) return null;
    const address = `/work/insight?cycle=${asked.cycleId}&unit=${asked.unitCode}`;
    return { name: `${report.year}-${report.unitName}`, printable: seasonReportDocument(report, paper(address)) };
  },

  async scoreSheets(asking, asked, { onStep, paper }) {
    const { unit, cycle } = await openPlace(asking.tx, asking.actor, asked, 'assessment.read');
    const found = await loadScoreSheets(asking, { cycleId: cycle.id, unit }, onStep);
    if (!found) return null;
    const address = `/work/cycles/${asked.cycleId}/villages`;
    return { name: `${found.year}-${unit.name}`, printable: scoreSheetsDocument(found, paper(address)) };
  },
};

const fileWords = {
  seasonReport: { zh: '年度结果报告', en: 'season-report' },
  scoreSheets: { zh: '各村评分表', en: 'score-sheets' },
} as const satisfies Record<DocumentKind, object>;

/** Forgets documents whose time is over, file first: what a crash leaves behind is found the next day. */
export async function pruneDocuments(owner: Db, files: FileStore, now: Date): Promise<void> {
  const before = new Date(now.getTime() - documentDays * 86_400_000);
  const old = await owner.selectFrom('documentJob').select(['id', 'sha256']).where('endedAt', '<', before).execute();
  for (const { id, sha256 } of old) {
    if (sha256 !== null && !(await isKeptElsewhere(owner, id, sha256))) await files.remove(sha256);
    await owner.deleteFrom('documentJob').where('id', '=', id).execute();
  }
}

async function isKeptElsewhere(owner: Db, id: string, sha256: string): Promise<boolean> {
  const { rows } = await sql<{ kept: boolean }>`
    select exists (select from document_job where sha256 = ${sha256} and id <> ${id})
      or exists (select from evidence where sha256 = ${sha256} and erased_at is null) as kept`.execute(owner);
  return rows[0]?.kept ?? false;
}
