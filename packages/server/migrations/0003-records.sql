-- The audit log: append-only, one hash chain a unit. The trigger numbers and chains; nobody can write a link by hand.
create table audit_chain (chain text primary key, unit_path ltree not null, head_seq bigint not null, head_hash text not null);

create table audit_entry (
  id           bigint generated always as identity primary key,
  chain        text not null,
  chain_seq    bigint not null,
  unit_path    ltree not null,
  account_id   text,
  account_name text not null,
  role         text,
  deputy_for   text,
  action       text not null,
  subject_kind text not null,
  subject_id   text not null,
  before       jsonb,
  after        jsonb,
  reason       text not null default '',
  request_id   text not null,
  at           timestamptz not null,
  prev_hash    text not null,
  hash         text not null,
  unique (chain, chain_seq)
);
create index audit_entry_subject on audit_entry (subject_kind, subject_id, id);
create index audit_entry_path on audit_entry using gist (unit_path gist_ltree_ops(siglen = 100));

-- What an entry's hash covers; `server/src/records/audit.ts` computes the same to verify.
create function audit_entry_text(e audit_entry) returns text language sql immutable
  return concat_ws(E'\x1f', e.prev_hash, e.chain, e.chain_seq::text, e.unit_path::text, coalesce(e.account_id, ''), e.account_name,
    coalesce(e.role, ''), coalesce(e.deputy_for, ''), e.action, e.subject_kind, e.subject_id, coalesce(e.before::text, ''),
    coalesce(e.after::text, ''), e.reason, e.request_id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'));

create function chain_audit_entry() returns trigger language plpgsql security definer set search_path = public as $$
declare head audit_chain;
begin
  new.chain := ltree2text(subpath(new.unit_path, -1));
  insert into audit_chain values (new.chain, new.unit_path, 0, '') on conflict do nothing;
  select * into head from audit_chain where chain = new.chain for update;
  new.chain_seq := head.head_seq + 1;
  new.prev_hash := head.head_hash;
  new.hash := encode(sha256(convert_to(audit_entry_text(new), 'UTF8')), 'hex');
  update audit_chain set head_seq = new.chain_seq, head_hash = new.hash where chain = new.chain;
  return new;
end $$;
create trigger chain before insert on audit_entry for each row execute function chain_audit_entry();

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger append_only before update or delete on audit_entry for each row execute function refuse_change();
create trigger no_truncate before truncate on audit_entry for each statement execute function refuse_change();

alter table audit_entry enable row level security;
create policy server on audit_entry for insert to xingcun_server with check (true);
create policy written on audit_entry for insert to xingcun_app, xingcun_public with check (true);
create policy scoped on audit_entry for select to xingcun_app using (unit_path <@ (select app_scope()));
grant insert on audit_entry to xingcun_server, xingcun_app, xingcun_public;
grant select on audit_entry to xingcun_app;
-- Read to verify; written by the trigger alone.
alter table audit_chain enable row level security;
create policy scoped on audit_chain for select to xingcun_app using (unit_path <@ (select app_scope()));
grant select on audit_chain to xingcun_app;

-- One effect for a repeated request: the key is taken in the request's own transaction, so a second request waits and then sees the answer.
create table idempotent_request (
  account_id     text not null,
  key            text not null check (length(key) between 8 and 200),
  request_digest text not null,
  status         integer,
  response       jsonb,
  at             timestamptz not null default now(),
  primary key (account_id, key)
);
create index idempotent_request_at on idempotent_request (at);
alter table idempotent_request enable row level security;
create policy own on idempotent_request for all to xingcun_app, xingcun_public
  using (account_id = (select current_setting('app.account', true))) with check (account_id = (select current_setting('app.account', true)));
grant select, insert, update on idempotent_request to xingcun_app, xingcun_public;
