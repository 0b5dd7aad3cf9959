import { createAccount, disableAccount, enableAccount } from '@xingcun/core/accounts/contract';
import { listAudit, verifyAudit } from '@xingcun/core/records/contract';
import { sql } from 'kysely';
import pg from 'pg';
import { expect, test } from 'vitest';
import { otherCity } from '../test/other-city.ts';
import { places, testServer } from '../test/server.ts';
import { verifyChains } from './verify.ts';

// a log with three chains, two of them in the auditor's city
const { as, platform, databaseUrl } = await testServer();
const elsewhere = await otherCity(platform.owner);
const admin = await as('systemAdmin', places.city);
const auditor = await as('auditAdmin', places.city);
const person = (username: string) => ({ username, displayName: `名\u001f${username}`, password: 'a long enough one' });
const { accountId } = (await admin.call(createAccount, { body: { ...person('one.hake'), unitCode: places.hake } })).body;
await admin.call(createAccount, { body: { ...person('one.xiaoguai'), unitCode: places.xiaoguai } });
for (let times = 1; times <= 3; times++) {
  await admin.call(disableAccount, { params: { accountId }, body: { reason: `第 ${times} 次` } });
  await admin.call(enableAccount, { params: { accountId } });
}
const outside = await as('systemAdmin', elsewhere.city);
await outside.call(createAccount, { body: { ...person('one.outside'), unitCode: elsewhere.village } });

test('the auditor reads who did what, when, before and after, newest first', async () => {
  const { body } = await auditor.call(listAudit, { query: { unit: places.hake } });
  expect(body.entries).toHaveLength(7);
  expect(body.entries[0]).toMatchObject({
    chain: places.hake,
    chainSeq: 7,
    unitName: '哈克村',
    role: 'systemAdmin',
    action: 'accounts.manage',
    subjectKind: 'account',
    before: { username: 'one.hake', disabledAt: '2026-11-02T02:00:00.000Z' },
    after: { username: 'one.hake', disabledAt: null },
    at: '2026-11-02T02:00:00.000Z',
  });
  expect(body.entries[1]?.reason).toBe('第 3 次');
});

test('the log is read page by page and by day and action', async () => {
  const list = async (query: { limit?: number; before?: number; from?: string; to?: string; action?: string }) =>
    (await auditor.call(listAudit, { query })).body;
  const first = await list({ limit: 5 });
  const second = await list({ limit: 5, before: first.next ?? 0 });
  expect([first.entries.length, second.entries.length, second.next]).toEqual([5, 3, null]);
  expect((await list({ from: '2026-11-02', to: '2026-11-02' })).entries).toHaveLength(8);
  expect((await list({ from: '2026-11-03' })).entries).toEqual([]);
  expect((await list({ to: '2026-11-01' })).entries).toEqual([]);
  expect((await list({ action: 'accounts.grant' })).entries).toEqual([]);
});

test('another city’s entries are out of sight', async () => {
  const { body } = await auditor.call(listAudit, { query: {} });
  expect(JSON.stringify(body)).not.toContain('one.outside');
  expect((await auditor.call(verifyAudit, {})).body).toEqual({ chains: 2, entries: 8, broken: [] });
});

test('an untouched log holds, in pieces of any size', async () => {
  for (const batch of [1, 2, 3, 7, 2000])
    expect(await verifyChains(platform.owner, { batch }), `pieces of ${batch}`).toEqual({
      chains: 3,
      entries: 9,
      broken: [],
    });
});

test('entries cannot be changed, deleted or emptied, not even by the owner', async () => {
  const { owner } = platform;
  await expect(owner.updateTable('auditEntry').set({ reason: 'x' }).execute()).rejects.toThrow('append-only');
  await expect(owner.deleteFrom('auditEntry').execute()).rejects.toThrow('append-only');
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  await expect(client.query('truncate audit_entry')).rejects.toThrow('append-only');
  await client.end();
});

const tamperings: Record<string, { statement: string; at: number }> = {
  'a changed reason': { statement: `update audit_entry set reason = '好' where chain = '650205100201' and chain_seq = 4`, at: 4 },
  'a changed value inside the document': {
    statement: `update audit_entry set after = jsonb_set(after, '{displayName}', '"谁"') where chain = '650205100201' and chain_seq = 2`,
    at: 2,
  },
  'a changed time': {
    statement: `update audit_entry set at = at + interval '1 microsecond' where chain = '650205100201' and chain_seq = 6`,
    at: 6,
  },
  'an entry given to another person': {
    statement: `update audit_entry set account_name = 'x' where chain = '650205100201' and chain_seq = 1`,
    at: 1,
  },
  'a deleted entry': { statement: `delete from audit_entry where chain = '650205100201' and chain_seq = 3`, at: 3 },
  'a deleted first entry': { statement: `delete from audit_entry where chain = '650205100201' and chain_seq = 1`, at: 1 },
  'a deleted last entry': { statement: `delete from audit_entry where chain = '650205100201' and chain_seq = 7`, at: 7 },
  'an emptied chain': { statement: `delete from audit_entry where chain = '650205100201'`, at: 1 },
  'a removed head': { statement: `delete from audit_chain where chain = '650205100201'`, at: 1 },
  'a rewritten entry with a fitting hash': {
    statement: `update audit_entry e set reason = '好', hash = encode(sha256(convert_to(audit_entry_text(jsonb_populate_record(e, '{"reason": "好"}')), 'UTF8')), 'hex')
      where chain = '650205100201' and chain_seq = 5`,
    at: 6, // the next entry names the hash that it had
  },
  'two entries exchanged': {
    statement: `update audit_entry set chain_seq = 9 - chain_seq + 100 where chain = '650205100201' and chain_seq in (4, 5);
      update audit_entry set chain_seq = chain_seq - 100 where chain = '650205100201' and chain_seq > 100`,
    at: 4,
  },
};

for (const [name, { statement, at }] of Object.entries(tamperings))
  test(`the superuser’s tampering is found at its entry: ${name}`, async () => {
    const tx = await platform.owner.startTransaction().execute();
    try {
      await sql`set local session_replication_role = replica`.execute(tx); // triggers off
      await sql.raw(statement).execute(tx);
      for (const batch of [2, 2000])
        expect((await verifyChains(tx, { batch })).broken).toEqual([{ chain: places.hake, chainSeq: at }]);
    } finally {
      await tx.rollback().execute();
    }
  });

test('a supervisor reads and verifies the own village alone', async () => {
  const supervisor = await as('supervisor', places.xiaoguai);
  const { body } = await supervisor.call(listAudit, { query: {} });
  expect(body.entries.map(({ chain }) => chain)).toEqual([places.xiaoguai]);
  expect((await supervisor.call(verifyAudit, {})).body).toEqual({ chains: 1, entries: 1, broken: [] });
});

test('the auditor sees on the page where the log was tampered with', async () => {
  await platform.owner.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx);
    await sql`update audit_entry set reason = '好' where chain = ${places.hake} and chain_seq = 4`.execute(tx);
  });
  expect((await auditor.call(verifyAudit, {})).body).toEqual({
    chains: 2,
    entries: 8,
    broken: [{ chain: places.hake, chainSeq: 4 }],
  });
});
