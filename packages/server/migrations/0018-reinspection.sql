-- Re-inspection: a list published with its digest, a seed found afterwards, a draw that anyone repeats, and what was found.
create table reinspection (
  id          uuid primary key default gen_random_uuid(),
  cycle_id    uuid not null unique references cycle,
  city_path   ltree not null,
  opened_by   text not null references account,
  opened_at   timestamptz not null,
  closed_by   text references account,
  closed_at   timestamptz,
  row_version integer not null default 1,
  check ((closed_at is null) = (closed_by is null))
);

create table reinspection_round (
  reinspection_id uuid not null references reinspection,
  round           integer not null check (round >= 1),
  -- core/fieldwork/reinspection/plan.ts `Plan`, as published
  plan            jsonb not null,
  digest          text not null,
  published_by    text not null references account,
  published_at    timestamptz not null,
  -- core/fieldwork/seed.ts `Commitment[]`, where the seed is to come from committed numbers
  commitments     jsonb not null default '[]',
  -- `SeedParts` and the line of text they make
  seed_parts      jsonb,
  seed            text,
  drawn_by        text references account,
  drawn_at        timestamptz check (drawn_at >= published_at),
  primary key (reinspection_id, round),
  check (num_nulls(seed_parts, seed, drawn_by, drawn_at) in (0, 4))
);

create table reinspection_item (
  id              uuid primary key default gen_random_uuid(),
  reinspection_id uuid not null,
  round           integer not null,
  assessment_id   uuid not null references assessment,
  item_code       text not null,
  because         text not null check (because in ('all', 'equal', 'weighted', 'extension')),
  ticket          text not null,
  max_score       integer not null,
  -- the district's score at the draw, in the standard's smallest unit
  expected        integer not null,
  unique (reinspection_id, assessment_id, item_code),
  foreign key (reinspection_id, round) references reinspection_round
);
create index reinspection_item_assessment on reinspection_item (assessment_id);
create trigger append_only before update or delete on reinspection_item for each row execute function refuse_change();

-- What was found; a correction is a new row, the last one counts.
create table reinspection_finding (
  item_id   uuid not null references reinspection_item,
  version   integer not null check (version >= 1),
  score     integer not null,
  -- nothing could be shown: counts as a difference beyond the limit
  not_shown boolean not null,
  reason    text not null default '',
  proofs    jsonb not null default '[]',
  found_by  text not null references account,
  found_at  timestamptz not null,
  primary key (item_id, version)
);
create trigger append_only before update or delete on reinspection_finding for each row execute function refuse_change();

alter table reinspection enable row level security;
create policy scoped on reinspection for all to xingcun_app
  using (city_path <@ (select app_scope())) with check (city_path <@ (select app_scope()));
-- a district reads that one is under way; the items below are those of its villages
create policy below on reinspection for select to xingcun_app using ((select app_scope()) <@ city_path);
create policy published on reinspection for select to xingcun_public using (exists (select from cycle c where c.id = cycle_id));
grant select, insert, update on reinspection to xingcun_app;
grant select on reinspection to xingcun_public;

alter table reinspection_round enable row level security;
create policy as_reinspection on reinspection_round for all to xingcun_app, xingcun_public
  using (exists (select from reinspection r where r.id = reinspection_id)) with check (exists (select from reinspection r where r.id = reinspection_id));
grant select, insert, update on reinspection_round to xingcun_app;
grant select on reinspection_round to xingcun_public;

alter table reinspection_item enable row level security;
create policy as_assessment on reinspection_item for all to xingcun_app using (exists (select from assessment a where a.id = assessment_id))
  with check (exists (select from assessment a where a.id = assessment_id));
create policy published on reinspection_item for select to xingcun_public using (exists (select from reinspection r where r.id = reinspection_id));
grant select, insert on reinspection_item to xingcun_app;
-- what was drawn, not the scores
grant select (id, reinspection_id, round, assessment_id, item_code, because, ticket) on reinspection_item to xingcun_public;

alter table reinspection_finding enable row level security;
create policy as_item on reinspection_finding for all to xingcun_app using (exists (select from reinspection_item i where i.id = item_id))
  with check (exists (select from reinspection_item i where i.id = item_id));
grant select, insert on reinspection_finding to xingcun_app;
