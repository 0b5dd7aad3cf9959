-- Papers that take long are made beside requests. A row is asked for by one person and read by nobody else; what goes into it is read as that
-- person, under the grants in force when it is made.
create table document_job (
  id         uuid primary key default gen_random_uuid(),
  account_id text not null references account,
  kind       text not null check (kind in ('seasonReport')),
  cycle_id   uuid not null references cycle,
  unit_code  text not null,
  -- the chain of the audit log in which it is recorded
  unit_path  ltree not null,
  language   text not null check (language in ('zh', 'en')),
  state      text not null default 'queued' check (state in ('queued', 'running', 'ready', 'cancelled', 'failed')),
  done       integer not null default 0,
  total      integer not null check (total > 0),
  -- how often it was begun: a process that dies leaves it running, and another takes it up
  attempts   integer not null default 0,
  file_name  text,
  sha256     text check (sha256 ~ '^[0-9a-f]{64}$'),
  asked_at   timestamptz not null,
  ended_at   timestamptz,
  foreign key (unit_code, unit_path) references unit (code, path) on update cascade,
  check (done between 0 and total),
  check ((state = 'ready') = (sha256 is not null)),
  check ((sha256 is null) = (file_name is null)),
  check ((ended_at is null) = (state in ('queued', 'running')))
);
create index document_job_open on document_job (asked_at) where state in ('queued', 'running');
create index document_job_of_account on document_job (account_id, asked_at);

alter table document_job enable row level security;
create policy server on document_job for all to xingcun_server using (true) with check (true);
create policy own on document_job for all to xingcun_app
  using (account_id = (select current_setting('app.account', true))) with check (account_id = (select current_setting('app.account', true)));
grant select, update, delete on document_job to xingcun_server;
grant select, insert on document_job to xingcun_app;
grant update (state, ended_at) on document_job to xingcun_app;
