import { permissions, type Role, roleLevels, roles } from '@xingcun/core/accounts/permission';
import { bytesSchema } from '@xingcun/core/bytes';
import { givenThreeStars } from '@xingcun/core/assessment/given';
import { listUnits } from '@xingcun/core/units/contract';
import type { Route } from '@xingcun/core/route';
import { expect, test } from 'vitest';
import { routes } from './app.ts';
import { asSent } from './http/as-sent.ts';
import { operationId } from './http/operation-ids.ts';
import { fillEveryTable, type Side } from './test/every-table.ts';
import { otherCity } from './test/other-city.ts';
import { type Meaning, sampleRequest, type SampleRequest } from './test/sample.ts';
import { places, testServer } from './test/server.ts';

/*
 * Walks the routing table: every route × every role × {inside, outside, no session}. A new route is tried without a line here; only where
 * the request made from its schemas would be refused before anybody asks who sends it does `requests` say how a better one looks.
 */
const { as, app, platform, databaseUrl } = await testServer();
const home: Side = {
  name: 'home',
  city: places.city,
  district: places.karamay,
  township: places.xiaoguaiTownship,
  village: places.xiaoguai,
};
const next: Side = { name: 'next', city: places.city, district: places.urho, township: places.urhoTown, village: places.hake };
const foreign: Side = { name: 'foreign', ...(await otherCity(platform.owner)) };
const { rows } = await fillEveryTable(databaseUrl, [home, next, foreign], {
  'standard.document': JSON.stringify(givenThreeStars()),
  'cycle.state': 'running',
  'opinion_round.notice_days': '5',
  'public_notice.notice_days': '5',
  'reinspection_round.plan': JSON.stringify({ round: 1, take: { equal: 0, weighted: 0 }, villages: [] }),
  'reinspection_round.digest': '0'.repeat(64),
  'reinspection_item.ticket': '0'.repeat(64),
  'rectification_act.due_on': '2026-11-02',
});

/** Requests that the schemas cannot tell: by operation, for a side. */
const requests: Record<string, (side: Side) => Partial<SampleRequest>> = {
  importUnits: ({ village }) => ({ body: { file: `code,name\n${village},改名\n` } }),
  previewUnits: ({ village }) => ({ body: { file: `code,name\n${village},改名\n` } }),
  loadMap: ({ city, village }) => ({
    body: {
      cityCode: city,
      approvalNumber: '新S（2026）001号',
      source: '某市测绘院',
      map: {
        type: 'FeatureCollection',
        features: [{ type: 'Feature', properties: { code: village }, geometry: { type: 'Point', coordinates: [85, 45] } }],
      },
    },
  }),
  createAccount: ({ village }) => ({
    body: { username: `new.${village}`, displayName: '新', unitCode: village, password: 'a long enough one' },
  }),
};
/** Refused outside in another way than by 403 or 404, and why that is as strong. */
const otherRefusals: Record<string, string> = {
  importUnits: 'units.importRefused', // a file may reach outside with one line of many: all of it is refused, with the line
};

const actors = new Map<Role, Awaited<ReturnType<typeof as>>>();
for (const role of roles)
  actors.set(role, await as(role, home[roleLevels[role]], role === 'leadUnitAssessor' ? { stars: ['ZF'] } : {}));

/** `accountId` → the side's row of `account`, `vetoId` → that of `veto_finding`. */
function idOf(side: Side, field: string): string | undefined {
  const word = /^(\w+)Id$/.exec(field)?.[1]?.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  if (!word) return undefined;
  const named = rows.filter((row) => row.side === side.name && row.key.join() === 'id');
  const row =
    named.find(({ table }) => table === word) ??
    named.find(({ table }) => table.startsWith(`${word}_`) || table.endsWith(`_${word}`));
  return row?.values.id ?? undefined;
}

function requestFor(route: Route, side: Side): SampleRequest {
  const meaning: Meaning = {
    unitCode: (field) => (field.startsWith('city') ? side.city : field.startsWith('district') ? side.district : side.village),
    id: (field) => idOf(side, field),
  };
  return { ...sampleRequest(route, meaning), ...requests[operationId(route)]?.(side) };
}

async function send(route: Route, { params, query, body }: SampleRequest, cookie: string | null) {
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString();
  const sent = asSent(route.body === bytesSchema ? new Uint8Array(8) : body);
  const response = await app.inject({
    method: route.method,
    url: `/api${path}${search ? `?${search}` : ''}`,
    headers: { ...(cookie ? { cookie } : {}), ...sent.headers },
    ...(sent.payload === undefined ? {} : { payload: sent.payload }),
  });
  const isJson = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode,
    code: isJson ? (response.json() as { code?: string } | null)?.code : undefined,
    text: response.body,
  };
}

/** Everything by which a row of this side would be recognised in an answer, unless the home side has it too. */
function marksOf(side: Side): string[] {
  const ofHome = new Set(rows.filter((row) => row.side === home.name).flatMap((row) => Object.values(row.values)));
  return rows
    .filter((row) => row.side === side.name && row.table !== 'unit')
    .flatMap((row) => Object.values(row.values))
    .filter(
      (value): value is string => value !== null && value.length >= 16 && !ofHome.has(value) && !/^(\d{12}|\d{4}-)/.test(value),
    );
}

const isPublic = ({ permission }: Route) => permission === 'public';
const rolesWith = ({ permission }: Route): readonly Role[] =>
  permission === 'public' || permission === 'signedIn' ? roles : permissions[permission];
const guarded = routes.filter(({ route }) => !isPublic(route));
const placed = guarded.filter(({ route }) => route.permission !== 'signedIn');

test('every route declares a permission of the table, and a name of its own', () => {
  for (const { route } of routes)
    expect(['public', 'signedIn', ...Object.keys(permissions)], `${route.method} ${route.path}`).toContain(route.permission);
  const names = routes.map(({ route }) => operationId(route));
  expect(new Set(names).size).toBe(names.length);
});

test('every permission is held by a role that exists', () => {
  for (const held of Object.values(permissions)) for (const role of held) expect(roles).toContain(role);
});

test.each(guarded.map(({ route }) => [operationId(route), route] as const))('%s: 401 without a session', async (_, route) => {
  for (const cookie of [null, 'xingcun.session_token=made.up']) {
    const { status, code } = await send(route, requestFor(route, home), cookie);
    expect([status, code]).toEqual([401, 'accounts.notSignedIn']);
  }
});

test.each(placed.map(({ route }) => [operationId(route), route] as const))(
  '%s: 403 for every role without the permission, before anything is looked up',
  async (_, route) => {
    for (const [role, { cookie }] of actors) {
      if (rolesWith(route).includes(role)) continue;
      for (const side of [home, foreign]) {
        const { status, code } = await send(route, requestFor(route, side), cookie);
        expect([role, status, code]).toEqual([role, 403, 'accounts.notPermitted']);
      }
    }
  },
);

test.each(placed.map(({ route }) => [operationId(route), route] as const))(
  '%s: outside the subtree a role with the permission gets nothing and changes nothing',
  async (name, route) => {
    const audited = () =>
      platform.owner
        .selectFrom('auditEntry')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow();
    const before = await audited();
    for (const role of rolesWith(route)) {
      const inside = requestFor(route, home);
      for (const side of roleLevels[role] === 'city' ? [foreign] : [next, foreign]) {
        const request = requestFor(route, side);
        const aimed = JSON.stringify(request.params) !== JSON.stringify(inside.params);
        const said = aimed || JSON.stringify(request) !== JSON.stringify(inside);
        const reads = route.method === 'GET' || 'readOnly' in route;
        if (!said && !reads) continue; // names no place: it has none to be outside of
        const { status, code, text } = await send(route, request, actors.get(role)?.cookie ?? null);
        const where = `${role} at ${side.name}: ${status} ${code ?? ''} ${text.slice(0, 200)}`;
        // a list may answer that there is nothing for this caller; what is named by its own id is not there, or not allowed
        if (status === 200 && reads && (!aimed || text === '[]'))
          for (const mark of marksOf(side)) expect(text, where).not.toContain(mark);
        else if (!code || code !== otherRefusals[name]) expect([403, 404], where).toContain(status);
      }
    }
    expect(await audited()).toEqual(before);
  },
);

test.each(placed.map(({ route }) => [operationId(route), route] as const))(
  '%s: inside the subtree the permission lets some role through',
  async (_, route) => {
    const answers = [];
    for (const role of rolesWith(route))
      answers.push(await send(route, requestFor(route, home), actors.get(role)?.cookie ?? null));
    expect(
      answers.some(({ status, code }) => status !== 401 && code !== 'accounts.notPermitted'),
      JSON.stringify(answers),
    ).toBe(true);
  },
);

test('a public route answers without a session, and a session at the wrong place gives it nothing more', async () => {
  const outsider = await as('villageClerk', foreign.village);
  const own = await outsider.call(listUnits, { query: {} });
  expect((await send(listUnits, { params: {}, query: {}, body: undefined }, null)).text).toBe(JSON.stringify(own.body));
});
