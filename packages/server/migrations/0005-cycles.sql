-- The year's programme, its calendar, and the villages that take part.
create table cycle (
  id                 uuid primary key default gen_random_uuid(),
  city_code          text not null,
  city_path          ltree not null,
  year               integer not null check (year between 2000 and 2100),
  title_zh           text not null,
  title_en           text not null,
  -- 创建示范活动管理办法（试行）(2022): only an approved 创建示范 activity may award plaques
  carrier            text not null check (carrier in ('approvedActivity', 'annualAssessment')),
  approving_document text not null,
  sponsor            text not null,
  standard_id        uuid not null references standard,
  combination        text not null check (combination in ('successive', 'weighted')),
  -- stage → percent, where weighted; null where successive
  weights            jsonb,
  state              text not null default 'draft' check (state in ('draft', 'running', 'publicity', 'final')),
  row_version        integer not null default 1,
  created_by         text references account,
  created_at         timestamptz not null default now(),
  sample             boolean not null default false,
  foreign key (city_code, city_path) references unit (code, path) on update cascade,
  unique (city_code, year),
  check ((combination = 'weighted') = (weights is not null))
);

create table cycle_stage (
  cycle_id uuid not null references cycle on delete cascade,
  stage    text not null check (stage in ('application', 'guidance', 'selfAssessment', 'preliminaryReview', 'jointReview', 'finalAppraisal', 'publicity', 'recognition')),
  opens_on date not null,
  due_on   date not null check (due_on >= opens_on),
  primary key (cycle_id, stage)
);

alter table cycle enable row level security;
create policy published on cycle for select to xingcun_public using (state in ('running', 'publicity', 'final'));
create policy scoped on cycle for all to xingcun_app using (city_path <@ (select app_scope())) with check (city_path <@ (select app_scope()));
create policy below on cycle for select to xingcun_app using ((select app_scope()) <@ city_path and state <> 'draft');
grant select on cycle to xingcun_public;
grant select, insert, update on cycle to xingcun_app;

alter table cycle_stage enable row level security;
create policy as_cycle on cycle_stage for all to xingcun_app, xingcun_public using (exists (select from cycle where cycle.id = cycle_id))
  with check (exists (select from cycle where cycle.id = cycle_id));
grant select on cycle_stage to xingcun_public;
grant select, insert, update, delete on cycle_stage to xingcun_app;

-- A village's passage through the cycle; its sheets, meetings and result hang on it (0006).
create table assessment (
  id           uuid primary key default gen_random_uuid(),
  cycle_id     uuid not null references cycle,
  village_code text not null,
  village_path ltree not null,
  stage        text not null default 'application'
    check (stage in ('application', 'selfAssessment', 'preliminaryReview', 'jointReview', 'finalAppraisal', 'settled')),
  row_version  integer not null default 1,
  foreign key (village_code, village_path) references unit (code, path) on update cascade,
  unique (cycle_id, village_code)
);
create index assessment_path on assessment using gist (village_path gist_ltree_ops(siglen = 100));

create table star_application (
  assessment_id uuid primary key references assessment,
  stars         text[] not null,
  -- star code → what the village promises, in its own words
  commitments   jsonb not null default '{}',
  row_version   integer not null default 1,
  submitted_by  text references account,
  submitted_at  timestamptz
);

alter table assessment enable row level security;
create policy scoped on assessment for all to xingcun_app using (village_path <@ (select app_scope())) with check (village_path <@ (select app_scope()));
create policy published on assessment for select to xingcun_public using (exists (select from cycle where cycle.id = cycle_id));
grant select, insert, update on assessment to xingcun_app;
grant select on assessment to xingcun_public;

alter table star_application enable row level security;
create policy as_assessment on star_application for all to xingcun_app using (exists (select from assessment a where a.id = assessment_id))
  with check (exists (select from assessment a where a.id = assessment_id));
create policy published on star_application for select to xingcun_public using (submitted_at is not null);
grant select, insert, update on star_application to xingcun_app;
grant select on star_application to xingcun_public;
