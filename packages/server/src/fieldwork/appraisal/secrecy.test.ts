import { closeAppraisal, enterPaperBallot } from '@xingcun/core/fieldwork/appraisal/contract';
import { castBallot } from '@xingcun/core/fieldwork/appraisal/ballot-contract';
import { type Choices } from '@xingcun/core/fieldwork/appraisal/ballot';
import { slipOf } from '@xingcun/core/fieldwork/appraisal/slip';
import { options } from '@xingcun/core/fieldwork/appraisal/asked';
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { backupLines } from '../../db/backup.ts';
import { readTables } from '../../db/catalogue.ts';
import { openDatabase } from '../../db/database.ts';
import { restore } from '../../db/restore.ts';
import { prune } from '../../records/retention.ts';
import { testServer } from '../../test/server.ts';
import { everywhere, openVote, villageAtReview } from './given.ts';

/* Attacks on the secrecy of a ballot, by those who hold the database, its backups or the logs; and that no crash or retry counts twice. */

const server = await testServer();
const { anyone, platform, databaseUrl, clock } = server;
const { assessmentId, who } = await villageAtReview(server);
const asked = ['partyBranch', 'partySecretary'] as const;
const open = () => openVote(who.reviewer, assessmentId);
const owner = new pg.Client({ connectionString: databaseUrl });
await owner.connect();
afterAll(() => owner.end());

/** Every row of every table, with the transaction that wrote it. */
async function everyRow(): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const { name } of await readTables(platform.owner)) {
    const { rows } = await owner.query<{ row: string }>(`select xmin::text || ' ' || t::text as row from ${name} t order by 1`);
    found.set(
      name,
      rows.map(({ row }) => row),
    );
  }
  return found;
}

const boxOf = async (appraisalId: string) =>
  (
    await owner.query<{ slips: string[]; used: string[]; ballots: { tracker: string; choices: Choices }[]; readings: object }>(
      'select slips, used, ballots, readings from ballot.box where appraisal_id = $1',
      [appraisalId],
    )
  ).rows[0];

async function backupText(): Promise<string> {
  const lines: string[] = [];
  for await (const line of backupLines(databaseUrl, clock.now())) lines.push(line);
  return lines.join('\n');
}

test('casting changes one row of the whole database – the box – and nothing else, anywhere', async () => {
  const { codes, appraisalId } = await open();
  const before = await everyRow();
  const session = who.clerk; // a session at hand is not looked at
  for (const code of codes.slice(0, 3))
    await session.call(castBallot, { body: { code, choices: everywhere(asked, 'satisfied') } }, { key: 'a-key-of-the-browser' });
  const after = await everyRow();
  const changed = [...after].filter(([name, rows]) => JSON.stringify(rows) !== JSON.stringify(before.get(name)));
  expect(changed.map(([name]) => name)).toEqual(['ballot.box']);
  const differing = changed[0]?.[1].filter((row) => !before.get('ballot.box')?.includes(row)) ?? [];
  expect(differing).toHaveLength(1);
  expect(differing[0]).toContain(appraisalId);
});

test('nothing in the box tells who came when: one row, sorted by random codes, no moment, no number', async () => {
  const { codes, appraisalId } = await open();
  const order = codes.slice(0, 25);
  for (const [index, code] of order.entries())
    await anyone.call(castBallot, { body: { code, choices: everywhere(asked, options[index % 4] ?? null) } });
  const box = await boxOf(appraisalId);
  const trackers = box?.ballots.map(({ tracker }) => tracker) ?? [];
  expect(trackers).toEqual(order.map((code) => slipOf(code)?.tracker ?? '').toSorted());
  expect(box?.used).toEqual(order.map((code) => slipOf(code)?.digest ?? '').toSorted());
  expect(box?.ballots.every((ballot) => Object.keys(ballot).toSorted().join() === 'choices,tracker')).toBe(true);
  const { rows: columns } = await owner.query<{ column_name: string; data_type: string }>(
    `select column_name, data_type from information_schema.columns where table_schema = 'ballot'`,
  );
  expect(columns.filter(({ data_type: type }) => /time|date|serial/.test(type))).toEqual([]);
  const { rows: sequences } = await owner.query(
    `select from pg_class where relkind = 'S' and relnamespace = 'ballot'::regnamespace`,
  );
  expect(sequences).toEqual([]);
});

test('the roles of requests read no ballot box, become nobody who could, and reach no count before closing', async () => {
  const { appraisalId } = await open();
  const { rows } = await owner.query<{ role: string; readable: boolean; member: boolean }>(
    `select rolname as role, has_table_privilege(rolname, 'ballot.box', 'select') as readable, pg_has_role(rolname, 'xingcun_ballot', 'member') as member
      from pg_roles where rolname in ('xingcun_app', 'xingcun_public', 'xingcun_server') order by 1`,
  );
  expect(rows).toEqual(
    ['xingcun_app', 'xingcun_public', 'xingcun_server'].map((role) => ({ role, readable: false, member: false })),
  );
  const { rows: rights } = await owner.query(
    `select table_schema || '.' || table_name as name from information_schema.role_table_grants
      where grantee = 'xingcun_ballot' and not (table_schema = 'ballot' and table_name = 'box')`,
  );
  expect(rights).toEqual([]);
  const { rows: doors } = await owner.query<{ name: string }>(
    `select p.proname as name from pg_proc p where pronamespace = 'ballot'::regnamespace and has_function_privilege('xingcun_public', p.oid, 'execute')
      order by 1`,
  );
  expect(doors.map(({ name }) => name)).toEqual(['cast_ballot', 'find_slip']);
  // a request of another permission, or of another place, does not even close the box
  for (const [permission, scope] of [
    ['fieldwork.readAppraisal', '{650200000000}'],
    ['fieldwork.runAppraisal', '{650200000000.650205000000}'],
  ]) {
    await owner.query('begin');
    await owner.query(
      `select set_config('role', 'xingcun_app', true), set_config('app.permission', $1, true), set_config('app.scope', $2, true)`,
      [permission, scope],
    );
    await expect(owner.query('select ballot.close_box($1, 0)', [appraisalId])).rejects.toThrow('a ballot box is opened through');
    await owner.query('rollback');
  }
});

test('a backup before closing names no holder and no code; one after closing joins no tracker to a choice; both restore whole', async () => {
  const { codes, appraisalId, params, version } = await open();
  const cast = codes.slice(0, 40);
  for (const code of cast) await anyone.call(castBallot, { body: { code, choices: everywhere(asked, 'satisfied') } });
  const paper = { code: codes[40] ?? '', choices: everywhere(asked, 'fairlySatisfied') };
  for (const person of [who.reviewer, who.districtAssessor]) await person.call(enterPaperBallot, { params, body: paper });
  const before = await backupText();
  for (const code of codes) expect(before).not.toContain(code.replaceAll('-', ''));
  for (const code of codes) expect(before).not.toContain(code);
  const held = before.split('\n').filter((line) => line.includes(slipOf(cast[0] ?? '')?.tracker ?? '—'));
  expect(held).toHaveLength(1); // the box alone
  expect(held[0]).not.toContain('代表');
  expect(held[0]).not.toContain(who.reviewer.accountId);

  await restoredBox(before.split('\n'), appraisalId, 41);
  await who.reviewer.call(closeAppraisal, { params, body: { papersReturned: 1, version } });
  const box = await boxOf(appraisalId);
  expect(box).toMatchObject({ used: [], ballots: [], readings: {} });
  const after = await backupText();
  for (const line of after.split('\n').filter((each) => each.includes(slipOf(cast[0] ?? '')?.tracker ?? '—')))
    expect(line).not.toMatch(/"choices|\{\\"partyBranch\\": \\"/);
});

/** Restores lines into an empty database and compares the number of ballots in a box. */
async function restoredBox(lines: string[], appraisalId: string, ballots: number): Promise<void> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const admin = new pg.Client({ connectionString: inject('databaseUrl') });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const url = inject('databaseUrl').replace(/\/postgres$/, `/${name}`);
  try {
    await restore(url, asLines(lines));
    const { db, pool } = openDatabase(url, { max: 1 });
    const { rows } = await pool.query<{ count: number }>(
      'select jsonb_array_length(ballots) as count from ballot.box where appraisal_id = $1',
      [appraisalId],
    );
    expect(rows).toEqual([{ count: ballots }]);
    await db.destroy();
  } finally {
    await admin.query(`drop database ${name} with (force)`);
    await admin.end();
  }
}

async function* asLines(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

test('what two people typed of a paper leaves no guessable trace: no key, no digest of the request, no content in the log', async () => {
  const { codes, params } = await open();
  const body = { code: codes[0] ?? '', choices: everywhere(asked, 'dissatisfied') };
  const keys = async () => (await owner.query<{ n: number }>('select count(*)::integer as n from idempotent_request')).rows[0]?.n;
  const before = await keys();
  for (const person of [who.reviewer, who.districtAssessor])
    await person.call(enterPaperBallot, { params, body }, { key: `paper-${person.accountId}` });
  expect(await keys()).toBe(before);
  const { rows: entries } = await owner.query<{ line: string }>(
    `select e::text as line from audit_entry e where action = 'fieldwork.enterBallots' and subject_id = $1`,
    [params.appraisalId],
  );
  expect(entries).toHaveLength(2);
  for (const { line } of entries)
    expect(line).not.toMatch(new RegExp(`atisfied|${body.code}|${slipOf(body.code)?.tracker}|${slipOf(body.code)?.digest}`));
});

test('the daily clean-up leaves no earlier version of a box on the disk', async () => {
  const { codes } = await open();
  for (const code of codes.slice(0, 5))
    await anyone.call(castBallot, { body: { code, choices: everywhere(asked, 'satisfied') } });
  const size = async () =>
    (await owner.query<{ bytes: number }>(`select pg_table_size('ballot.box')::integer as bytes`)).rows[0]?.bytes ?? 0;
  const before = await size();
  await prune(platform.owner, clock.now());
  expect(await size()).toBeLessThan(before);
});

type Act = { slip: number; mark: (typeof options)[number]; how: 'phone' | 'paper' | 'crash' };

test('property: every slip counts once and its first ballot counts, whatever the order, retries and crashes', async () => {
  const act = fc.record({
    slip: fc.nat(17),
    mark: fc.constantFrom(...options),
    how: fc.constantFrom('phone' as const, 'phone' as const, 'paper' as const, 'crash' as const),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 30 }), async (acts) => {
      const { codes, params, appraisalId } = await openVote(who.reviewer, assessmentId, { entitled: 20, present: 18 });
      const first = new Map<number, string>();
      for (const each of acts) await perform(each, codes[each.slip] ?? '', params, first);
      const box = await boxOf(appraisalId);
      const expected = [...first].map(([slip, mark]) => `${slipOf(codes[slip] ?? '')?.tracker} ${mark}`);
      const counted = box?.ballots.map(({ tracker, choices }) => `${tracker} ${choices.partyBranch}`);
      expect(counted?.toSorted()).toEqual(expected.toSorted());
    }),
    { numRuns: 8 },
  );
});

/** An act and, in the model, what it must have done: a slip's first ballot is the one that counts. */
async function perform({ slip, mark, how }: Act, code: string, params: { appraisalId: string }, first: Map<number, string>) {
  const body = { code, choices: everywhere(asked, mark) };
  if (how === 'crash') {
    // the server dies between the cast and the commit: nothing was acknowledged
    const found = slipOf(code);
    await owner.query('begin');
    await owner.query('select ballot.cast_ballot($1, $2, $3)', [found?.digest, found?.tracker, JSON.stringify(body.choices)]);
    await owner.query('rollback');
    return;
  }
  if (how === 'phone') {
    const sent = await Promise.all([anyone.call(castBallot, { body }), anyone.call(castBallot, { body })]);
    expect(sent.map(({ status }) => status)).toEqual([201, 201]);
    expect(sent.filter((answer) => !answer.body.before)).toHaveLength(first.has(slip) ? 0 : 1);
  } else {
    const typed = [who.reviewer, who.districtAssessor].map((person) => person.call(enterPaperBallot, { params, body }));
    const outcomes = (await Promise.all(typed)).map(({ status, body: answer }) =>
      status === 201 ? answer.outcome : String(status),
    );
    expect(outcomes.toSorted()).toEqual(first.has(slip) ? ['409', '409'] : ['counted', 'first']);
  }
  if (!first.has(slip)) first.set(slip, mark);
}
