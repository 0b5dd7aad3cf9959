-- Notices with a period, objections and their answers.
create table public_notice (
  id           uuid primary key default gen_random_uuid(),
  cycle_id     uuid not null references cycle,
  city_path    ltree not null,
  kind         text not null check (kind in ('preliminaryResult', 'finalResult')),
  opens_on     date not null,
  closes_on    date not null check (closes_on >= opens_on),
  notice_days  integer not null check (notice_days > 0),
  digest       text not null,
  published_by text references account,
  published_at timestamptz not null,
  unique (cycle_id, kind)
);

create table objection (
  id             uuid primary key default gen_random_uuid(),
  notice_id      uuid not null references public_notice,
  assessment_id  uuid not null references assessment,
  city_path      ltree not null,
  star_code      text,
  words          text not null check (length(words) between 5 and 2000),
  -- SHA-256 of the receipt code; the code itself is known to the objector alone
  receipt_digest text not null unique,
  made_at        timestamptz not null,
  due_on         date not null,
  answer         text,
  answered_by    text references account,
  answered_at    timestamptz,
  check (num_nulls(answer, answered_by, answered_at) in (0, 3))
);

alter table public_notice enable row level security;
create policy readable on public_notice for select to xingcun_app, xingcun_public using (true);
create policy scoped on public_notice for insert to xingcun_app with check (city_path <@ (select app_scope()));
grant select on public_notice to xingcun_app, xingcun_public;
grant insert on public_notice to xingcun_app;

-- The objector is sealed from the village and the township: only scopes at district level or above reach a row.
alter table objection enable row level security;
create policy made on objection for insert to xingcun_public with check (true);
create policy own_receipt on objection for select to xingcun_public using (receipt_digest = (select current_setting('app.receipt', true)));
create policy scoped on objection for all to xingcun_app
  using (exists (select from assessment a, unnest((select app_scope())) s where a.id = assessment_id and a.village_path <@ s and nlevel(s) <= 2));
grant select, insert on objection to xingcun_public;
grant select, update on objection to xingcun_app;
