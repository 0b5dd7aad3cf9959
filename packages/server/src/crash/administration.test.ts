import {
  appointDeputy,
  createAccount,
  disableAccount,
  enableAccount,
  endDeputy,
  grantRole,
  resetPassword,
  revokeGrant,
} from '@xingcun/core/accounts/contract';
import { addWebhook, removeWebhook, saveNotifications, switchWebhook } from '@xingcun/core/inbox/contract';
import { importPreset } from '@xingcun/core/standards/contract';
import { importUnits } from '@xingcun/core/units/contract';
import { afterAll, expect, test } from 'vitest';
import { places } from '../test/server.ts';
import { expectCountedOnce } from './counted-once.ts';
import { mortalServer } from './mortal-server.ts';
import { cutBy } from './operations.ts';

const before = { ...process.env };
process.env.SMTP_URL = 'smtp://127.0.0.1:1';
process.env.MAIL_FROM = '星村 <xingcun@example.org>';
process.env.WEBHOOK_HOSTS = 'hooks.example.org';
afterAll(() => void (process.env = before));
const { as, cuts } = await mortalServer(cutBy.administration);
const reason = '工作需要';

test('accounts, roles, deputies, units, a preset, reminders and robots', { timeout: 600_000 }, async () => {
  const admin = await as('systemAdmin', places.city);
  const body = { username: 'new.clerk', displayName: '样例文书', unitCode: places.hake, password: 'a long enough one' };
  const created = await admin.call(createAccount, { body });
  const params = { accountId: created.body.accountId };
  await admin.call(resetPassword, { params, body: { password: 'another long enough one', reason } });
  await admin.call(disableAccount, { params, body: { reason } });
  expect((await admin.call(enableAccount, { params })).body.disabledAt).toBeNull();

  const security = await as('securityAdmin', places.city);
  const role = { role: 'villageClerk' as const, unitCode: places.hake, reason };
  const granted = await security.call(grantRole, { params, body: role });
  await security.call(revokeGrant, { params: { grantId: granted.body.grantId }, body: { reason } });
  const secretary = await as('villageSecretary', places.hake);
  const appointment = { role: 'villageSecretary' as const, unitCode: places.hake, toOn: '2026-11-30', reason };
  const deputy = await secretary.call(appointDeputy, { body: { ...appointment, username: 'new.clerk' } });
  const ended = await secretary.call(endDeputy, { params: { grantId: deputy.body.grantId }, body: { reason } });
  expect(ended.body.revokedAt, ended.problem?.detail).not.toBeNull();

  const units = await admin.call(importUnits, { body: { file: 'code,name\n650203204,又乡\n650203204200,又村\n' } });
  expect(units.body).toEqual({ added: 2, changed: 0, unchanged: 0 });
  const city = await as('cityOrganiser', places.city);
  const preset = await city.call(importPreset, { params: { code: 'karamay-ten-stars' }, body: { confirm: true } });
  expect(preset.body.stored).toBe(true);

  const reminder = { address: 'secretary@example.org', digest: 'daily' as const, weekday: 1, language: 'zh' as const };
  const saved = await secretary.call(saveNotifications, { body: reminder });
  expect(saved.body.address, saved.problem?.detail).toBe('secretary@example.org');
  const robot = { kind: 'generic' as const, url: 'https://hooks.example.org/a', secret: null, language: 'zh' as const };
  const district = await as('districtOrganiser', places.karamay);
  const added = await district.call(addWebhook, { params: { unitCode: places.karamay }, body: robot });
  const webhook = { params: { webhookId: added.body.id } };
  await district.call(switchWebhook, { ...webhook, body: { enabled: false } });
  expect((await district.call(removeWebhook, webhook)).body).toEqual({ removed: true });
  expectCountedOnce(cuts, cutBy.administration);
});
