-- Sign-in lives in schema `auth` (better-auth's tables), out of reach of the roles under which requests run.
create schema auth;
grant usage on schema auth to xingcun_server;

create table auth."user" (
  "id" text primary key, "name" text not null, "email" text not null unique, "emailVerified" boolean not null, "image" text,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now(),
  "username" text unique, "displayUsername" text, "twoFactorEnabled" boolean
);
create table auth."session" (
  "id" text primary key, "expiresAt" timestamptz not null, "token" text not null unique,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null, "ipAddress" text, "userAgent" text,
  "userId" text not null references auth."user" on delete cascade,
  -- ours: moved on at most once a minute; 30 minutes without a request end the session (accounts/session.ts)
  "lastSeenAt" timestamptz not null default now()
);
create index session_user_id on auth."session" ("userId");
create table auth."account" (
  "id" text primary key, "accountId" text not null, "providerId" text not null, "userId" text not null references auth."user" on delete cascade,
  "accessToken" text, "refreshToken" text, "idToken" text, "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz,
  "scope" text, "password" text, "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null
);
create index account_user_id on auth."account" ("userId");
create table auth."verification" (
  "id" text primary key, "identifier" text not null, "value" text not null, "expiresAt" timestamptz not null,
  "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now()
);
create index verification_identifier on auth."verification" ("identifier");
create table auth."twoFactor" (
  "id" text primary key, "secret" text not null, "backupCodes" text not null, "userId" text not null references auth."user" on delete cascade,
  "verified" boolean default true, "failedVerificationCount" integer default 0, "lockedUntil" timestamptz
);
create index two_factor_user_id on auth."twoFactor" ("userId");
create table auth."rateLimit" ("id" text primary key, "key" text not null unique, "count" integer not null, "lastRequest" bigint not null);
-- Failed sign-ins of an account since its last success; five lock it for 30 minutes (GB/T 22239-2019 8.1.4.1).
create table auth.sign_in_failure (username text primary key, failures integer not null, locked_until timestamptz, last_at timestamptz not null);
grant select, insert, update, delete on all tables in schema auth to xingcun_server;
-- Signs cookies and encrypts second factors; made at the first start, read by the owner alone, and part of a backup, so that second factors
-- still work after a restore on another server.
create table auth.secret (one boolean primary key default true check (one), value text not null);

-- A person who signs in. Residence (villager), membership (of the collective) and account are three records; this is the last.
create table account (
  id           text primary key references auth."user",
  username     text not null unique,
  display_name text not null,
  -- where the person belongs; the system administrator of a unit above it looks after the account
  unit_code    text not null,
  unit_path    ltree not null,
  -- made by the sample data; the page to sign in with one click offers only these
  sample       boolean not null default false,
  disabled_at  timestamptz,
  foreign key (unit_code, unit_path) references unit (code, path) on update cascade
);
create index account_path on account using gist (unit_path gist_ltree_ops(siglen = 100));

create table role_grant (
  id         uuid primary key default gen_random_uuid(),
  account_id text not null references account,
  role       text not null check (role in ('villageClerk', 'villageSecretary', 'supervisor', 'townshipReviewer', 'townshipSecretary',
    'leadUnitAssessor', 'districtOrganiser', 'districtAssessor', 'cityOrganiser', 'cityAssessor', 'workTeamMember', 'villager',
    'systemAdmin', 'securityAdmin', 'auditAdmin')),
  unit_code  text not null,
  unit_path  ltree not null,
  stars      text[] check (cardinality(stars) > 0),
  deputy_for text references account check (deputy_for <> account_id),
  from_on    date not null,
  to_on      date check (to_on >= from_on),
  reason     text not null default '',
  granted_by text references account,
  granted_at timestamptz not null default now(),
  revoked_by text references account,
  revoked_at timestamptz,
  foreign key (unit_code, unit_path) references unit (code, path) on update cascade,
  check (stars is null or role = 'leadUnitAssessor'),
  check (deputy_for is null or to_on is not null),
  check ((revoked_at is null) = (revoked_by is null))
);
create index role_grant_account on role_grant (account_id);
-- System, security and audit administrator are three different people.
create unique index role_grant_one_administration on role_grant (account_id)
  where role in ('systemAdmin', 'securityAdmin', 'auditAdmin') and revoked_at is null;

alter table account enable row level security;
create policy server on account for all to xingcun_server using (true) with check (true);
-- Names of accounts are shown beside what they did; the table holds nothing else about a person.
create policy readable on account for select to xingcun_app using (true);
create policy manageable on account for update to xingcun_app
  using (unit_path <@ (select app_scope()) and (select current_setting('app.permission', true)) = 'accounts.manage');
grant select, insert, update on account to xingcun_server;
grant select, update on account to xingcun_app;

alter table role_grant enable row level security;
create policy server on role_grant for select to xingcun_server using (true);
create policy scoped on role_grant for all to xingcun_app using (unit_path <@ (select app_scope())) with check (unit_path <@ (select app_scope()));
create policy own on role_grant for select to xingcun_app using (account_id = (select current_setting('app.account', true)));
-- A scope alone does not let a request hand out roles: only the routes of these two permissions write here.
create policy granting on role_grant as restrictive for insert to xingcun_app
  with check ((select current_setting('app.permission', true)) in ('accounts.grant', 'accounts.deputise'));
create policy revoking on role_grant as restrictive for update to xingcun_app
  using ((select current_setting('app.permission', true)) in ('accounts.grant', 'accounts.deputise'));
grant select on role_grant to xingcun_server;
grant select, insert, update on role_grant to xingcun_app;

-- Who may make or change a sign-in: the owner at set-up, or a request through a route of accounts.manage, on an account within its scope.
create function auth.refuse_unless_managing(path public.ltree) returns void language plpgsql set search_path = public as $$
begin
  if session_user = 'xingcun_server' and (current_setting('app.permission', true) is distinct from 'accounts.manage'
      or (path <@ app_scope()) is not true) then
    raise exception 'accounts are managed through accounts.manage' using errcode = 'insufficient_privilege';
  end if;
end $$;
create function auth.path_of(account_id text) returns public.ltree language sql stable set search_path = public
  return (select unit_path from public.account where id = account_id);
create function auth.create_sign_in(id text, username text, display_name text, password_hash text, unit text, sample boolean) returns void
language plpgsql security definer set search_path = auth, public as $$
declare path public.ltree := (select u.path from public.unit u where u.code = unit);
begin
  perform auth.refuse_unless_managing(path);
  -- the e-mail is a placeholder that can never be delivered: the sign-in library wants one
  insert into auth."user" ("id", "name", "email", "emailVerified", "username", "displayUsername")
    values (id, display_name, username || '@users.invalid', true, username, username);
  insert into auth."account" ("id", "accountId", "providerId", "userId", "password", "updatedAt") values (id, id, 'credential', id, password_hash, now());
  insert into public.account (id, username, display_name, unit_code, unit_path, sample) values (id, username, display_name, unit, path, sample);
end $$;
-- Ends every session of an account, e.g. one that is disabled.
create function auth.end_sessions(account_id text) returns void
language plpgsql security definer set search_path = auth, public as $$
begin
  perform auth.refuse_unless_managing(auth.path_of(account_id));
  delete from auth."session" where "userId" = account_id;
end $$;
-- A new password unlocks the account and ends its sessions.
create function auth.set_password(account_id text, password_hash text) returns void
language plpgsql security definer set search_path = auth, public as $$
begin
  perform auth.end_sessions(account_id);
  update auth."account" set "password" = password_hash, "updatedAt" = now() where "userId" = account_id and "providerId" = 'credential';
  delete from auth.sign_in_failure where username = (select a.username from public.account a where a.id = account_id);
end $$;
-- For a person who lost the telephone and the backup codes.
create function auth.drop_second_factor(account_id text) returns void
language plpgsql security definer set search_path = auth, public as $$
begin
  perform auth.end_sessions(account_id);
  delete from auth."twoFactor" where "userId" = account_id;
  update auth."user" set "twoFactorEnabled" = false where "id" = account_id;
end $$;
grant usage on schema auth to xingcun_app;
revoke all on all functions in schema auth from public;
grant execute on all functions in schema auth to xingcun_app, xingcun_server;

-- What the sign-in page of sample mode offers; empty in real use. A view of its owner: the public role reads nothing else of accounts.
create view sample_account as
  select a.username, a.display_name, g.role, u.name as unit_name, g.unit_path, g.stars
  from account a join role_grant g on g.account_id = a.id join unit u on u.code = g.unit_code
  where a.sample and a.disabled_at is null and g.revoked_at is null;
grant select on sample_account to xingcun_public;
