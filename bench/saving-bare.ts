// The floor: Fastify and pg, one transaction of the statements that a save sends, and nothing of the platform's own work.
import { readFileSync } from 'node:fs';
import Fastify from 'fastify';
import { openDatabase } from '../packages/server/src/db/database.ts';
import { fillIn, type Statement } from './saving-statements.ts';
import type { TakenDown } from './saving.ts';

const [serverUrl = '', file = ''] = process.argv.slice(2);
const { pool } = openDatabase(serverUrl);
const saves = new Map<string, { statements: Statement[]; answer: Record<string, unknown> }>();
for (const { path, parity, statements, answer } of JSON.parse(readFileSync(file, 'utf8')) as TakenDown[])
  saves.set(`${path} ${parity}`, { statements, answer });

const app = Fastify({ logger: { level: 'warn' } });
app.put<{ Body: { version: number } }>('/api/*', async (request) => {
  const { version } = request.body;
  const own = { key: String(request.headers['idempotency-key']), version };
  const save = saves.get(`${request.url} ${version % 2}`);
  if (!save) throw new Error(`${request.url} was not taken down`);
  const client = await pool.connect();
  try {
    await client.query('begin');
    for (const { sql, parameters } of save.statements)
      await client.query(
        sql,
        parameters.map((each) => fillIn(each, own)),
      );
    await client.query('commit');
  } finally {
    client.release();
  }
  return { ...save.answer, version: version + 1 };
});
process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }));
process.on('disconnect', () => process.exit());
