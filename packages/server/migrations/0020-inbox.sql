-- Who is told by e-mail of what waits for him, and where. Nobody is, until he asks for it.
create table notification_preference (
  account_id    text primary key references account,
  -- the chain of the audit log in which a change is recorded
  unit_path     ltree not null,
  address       text check (length(address) between 3 and 254),
  digest        text not null check (digest in ('off', 'daily', 'weekly')),
  weekday       smallint not null check (weekday between 1 and 5),
  language      text not null check (language in ('zh', 'en')),
  -- the link in a mail to the address was opened: only then does a digest go there
  confirmed_at  timestamptz,
  confirm_token text unique,
  confirm_until timestamptz,
  -- in the link that ends the digest: whoever receives it may end it without signing in
  stop_token    text not null unique,
  check (confirmed_at is null or address is not null),
  check ((confirm_token is null) = (confirm_until is null))
);

-- A group robot or a service that is told, once on a working day, how many villages of the unit are due or late.
create table webhook (
  id         uuid primary key default gen_random_uuid(),
  unit_code  text not null,
  unit_path  ltree not null,
  kind       text not null check (kind in ('weCom', 'dingTalk', 'generic')),
  url        text not null check (length(url) <= 1000),
  -- signs what is sent (DingTalk’s 加签); never shown again
  secret     text check (length(secret) between 8 and 200),
  language   text not null check (language in ('zh', 'en')),
  enabled    boolean not null default true,
  created_by text not null references account,
  created_at timestamptz not null,
  removed_at timestamptz,
  foreign key (unit_code, unit_path) references unit (code, path) on update cascade
);
create index webhook_unit on webhook using gist (unit_path gist_ltree_ops(siglen = 100));

-- What is to go out, and what became of it. The key makes one effect of a job that runs twice.
create table delivery (
  id         uuid primary key default gen_random_uuid(),
  kind       text not null check (kind in ('confirmation', 'digest', 'webhook')),
  account_id text references account,
  webhook_id uuid references webhook,
  unit_path  ltree not null,
  day        date not null,
  -- which of several on one day: the code of a confirmation
  subject    text not null,
  -- sending: handed over, and not known to have arrived until it is sent
  state      text not null default 'planned' check (state in ('planned', 'sending', 'sent', 'nothing', 'failed')),
  attempts   integer not null default 0,
  next_at    timestamptz not null,
  planned_at timestamptz not null,
  ended_at   timestamptz,
  problem    text not null default '',
  check (num_nonnulls(account_id, webhook_id) = 1),
  check ((ended_at is null) = (state in ('planned', 'sending'))),
  unique nulls not distinct (kind, account_id, webhook_id, day, subject)
);
create index delivery_open on delivery (next_at) where state in ('planned', 'sending');
create index delivery_of_account on delivery (account_id, day);
create index delivery_of_webhook on delivery (webhook_id, day);

-- Jobs run as the server itself; what they read of the programme they read as the person or for the unit concerned.
alter table notification_preference enable row level security;
create policy server on notification_preference for all to xingcun_server using (true) with check (true);
create policy own on notification_preference for all to xingcun_app
  using (account_id = (select current_setting('app.account', true))) with check (account_id = (select current_setting('app.account', true)));
create policy by_link on notification_preference for select to xingcun_public
  using ((select current_setting('app.receipt', true)) in (confirm_token, stop_token));
create policy ended_by_link on notification_preference for update to xingcun_public
  using ((select current_setting('app.receipt', true)) in (confirm_token, stop_token)) with check (true);
grant select, insert, update on notification_preference to xingcun_server, xingcun_app;
grant select, update (digest, confirmed_at, confirm_token, confirm_until) on notification_preference to xingcun_public;

alter table webhook enable row level security;
create policy server on webhook for select to xingcun_server using (true);
create policy scoped on webhook for all to xingcun_app using (unit_path <@ (select app_scope())) with check (unit_path <@ (select app_scope()));
grant select on webhook to xingcun_server;
grant select, insert, update on webhook to xingcun_app;

alter table delivery enable row level security;
create policy server on delivery for all to xingcun_server using (true) with check (true);
create policy own on delivery for all to xingcun_app
  using (account_id = (select current_setting('app.account', true))) with check (account_id = (select current_setting('app.account', true)));
create policy of_webhook on delivery for select to xingcun_app using (webhook_id in (select w.id from webhook w));
grant select, insert, update, delete on delivery to xingcun_server;
grant select, insert on delivery to xingcun_app;
