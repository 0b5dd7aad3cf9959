// Makes documents as the server's job does, and may have itself killed at a moment of the test's choice.
import pg from 'pg';
import { makeDocuments } from '../insight/document-jobs.ts';
import { openPlatform } from '../set-up.ts';

/** While villages are read; when the file is made; when it is kept and nobody knows of it yet. */
export type Death = 'midway' | 'beforeKeeping' | 'afterKeeping';

const dieAt = process.env.DIE_AT as Death | undefined;
const now = () => new Date('2026-11-02T02:00:00Z');

function die(): never {
  process.kill(process.pid, 'SIGKILL');
  for (;;); // nothing more is done
}

// it notes how far it is: begun, the first village, the second one …
let notes = 0;
const client = pg.Client.prototype as { query: (this: unknown, ...args: unknown[]) => unknown };
const { query } = client;
client.query = function (...args) {
  const [first] = args;
  const text = typeof first === 'string' ? first : (first as { text?: string } | undefined)?.text;
  if (text?.startsWith('update "document_job"') && dieAt === 'midway' && ++notes === 3) die();
  return query.apply(this, args);
};

const platform = await openPlatform(process.env.DATABASE_URL ?? '', { baseUrl: 'http://localhost', now, max: 4 });
const { files } = platform;
const keep: typeof files.keep = async (sha256, bytes) => {
  if (dieAt === 'beforeKeeping') die();
  await files.keep(sha256, bytes);
  if (dieAt === 'afterKeeping') die();
};
await makeDocuments(platform.db, { files: { ...files, keep }, baseUrl: 'http://localhost', now });
await platform.close();
