-- The four levels of one village's assessment: a score sheet a stage, meetings, submissions, returns, result.
create table score_sheet (
  assessment_id uuid not null references assessment,
  stage         text not null check (stage in ('selfAssessment', 'preliminaryReview', 'jointReview', 'finalAppraisal')),
  state         text not null check (state in ('open', 'submitted', 'returned', 'sealed')),
  round         integer not null default 1,
  primary key (assessment_id, stage)
);

create table score_cell (
  assessment_id uuid not null,
  stage         text not null,
  item_code     text not null,
  -- null for items of the whole standard (global inputs)
  star_code     text,
  -- core/assessment/cell.ts `CellEntry`; null is cleared
  entry         jsonb,
  -- hundredths of a point, computed from the entry by the standard's rule; null while missing or not applicable
  score         integer,
  reason        text not null default '',
  proofs        jsonb not null default '[]',
  row_version   integer not null,
  updated_by    text not null references account,
  updated_at    timestamptz not null,
  primary key (assessment_id, stage, item_code),
  foreign key (assessment_id, stage) references score_sheet
);

create table meeting (
  id            uuid primary key default gen_random_uuid(),
  assessment_id uuid not null references assessment,
  body          text not null check (body in ('partyMembersAssembly', 'representativesAssembly')),
  held_on       date not null,
  entitled      integer not null check (entitled > 0),
  present       integer not null check (present between 0 and entitled),
  in_favor      integer not null,
  against       integer not null,
  abstained     integer not null,
  outcome       text not null check (outcome in ('carried', 'rejected', 'notValid')),
  -- version of the decision rule applied (core/assessment/meeting.ts)
  rule_code     text not null,
  minutes       text not null default '',
  recorded_by   text not null references account,
  recorded_at   timestamptz not null,
  -- a mistake is corrected by a new record that replaces this one
  replaced_by   uuid references meeting,
  check (least(in_favor, against, abstained) >= 0 and in_favor + against + abstained <= present)
);
create unique index meeting_one_standing on meeting (assessment_id, body) where replaced_by is null;

create table cosignature (
  assessment_id uuid not null references assessment,
  round         integer not null,
  account_id    text not null references account,
  opinion       text not null check (opinion in ('agrees', 'objects')),
  words         text not null default '',
  at            timestamptz not null,
  primary key (assessment_id, round, account_id)
);

create table star_sign_off (
  assessment_id uuid not null references assessment,
  star_code     text not null,
  round         integer not null,
  signed_by     text not null references account,
  signed_at     timestamptz not null,
  primary key (assessment_id, star_code, round)
);

-- Every act on a sheet: who, when, why, and the digest of what it held.
create table sheet_act (
  id            uuid primary key default gen_random_uuid(),
  assessment_id uuid not null references assessment,
  stage         text not null,
  round         integer not null,
  act           text not null check (act in ('opened', 'submitted', 'sentBack', 'sealed')),
  account_id    text references account,
  at            timestamptz not null,
  reason        text not null default '',
  digest        text,
  snapshot      jsonb
);
create index sheet_act_assessment on sheet_act (assessment_id, at);
create trigger append_only before update or delete on sheet_act for each row execute function refuse_change();

create table returned_item (
  id            uuid primary key default gen_random_uuid(),
  assessment_id uuid not null references assessment,
  -- the sheet that is to be corrected, and the one whose assessor sent it back
  stage         text not null,
  from_stage    text not null,
  round         integer not null,
  item_code     text not null,
  reason        text not null check (length(reason) between 1 and 2000),
  due_on        date not null,
  sent_back_by  text not null references account,
  sent_back_at  timestamptz not null,
  resolved_at   timestamptz
);
create index returned_item_assessment on returned_item (assessment_id);

create table veto_finding (
  id            uuid primary key default gen_random_uuid(),
  assessment_id uuid not null references assessment,
  veto_code     text not null,
  document      text not null check (length(document) between 1 and 500),
  authority     text not null check (length(authority) between 1 and 200),
  found_on      date not null,
  recorded_by   text not null references account,
  recorded_at   timestamptz not null,
  lifted_by     text references account,
  lifted_at     timestamptz,
  lifting_document text,
  check (num_nulls(lifted_by, lifted_at, lifting_document) in (0, 3))
);

create table rating_result (
  id             uuid primary key default gen_random_uuid(),
  assessment_id  uuid not null references assessment,
  phase          text not null check (phase in ('preliminary', 'final')),
  -- core/rating/rate.ts `VillageRating` with its explanation
  rating         jsonb not null,
  stars_won      integer not null,
  grade          text,
  digest         text not null,
  engine_version text not null,
  computed_at    timestamptz not null,
  unique (assessment_id, phase)
);
create trigger append_only before update or delete on rating_result for each row execute function refuse_change();

-- Everything hangs on the assessment, whose policy decides; the children follow it.
do $$
declare child text;
begin
  foreach child in array array['score_sheet', 'score_cell', 'meeting', 'cosignature', 'star_sign_off', 'sheet_act',
    'returned_item', 'veto_finding', 'rating_result'] loop
    execute format('alter table %I enable row level security', child);
    execute format('create policy as_assessment on %I for all to xingcun_app using (exists (select from assessment a where a.id = assessment_id))
      with check (exists (select from assessment a where a.id = assessment_id))', child);
    execute format('grant select, insert, update on %I to xingcun_app', child);
  end loop;
end $$;
-- A lead unit writes only the cells of its stars.
create policy own_stars on score_cell as restrictive for insert to xingcun_app with check ((select app_stars()) is null or star_code = any (app_stars()));
create policy own_stars_update on score_cell as restrictive for update to xingcun_app using ((select app_stars()) is null or star_code = any (app_stars()));

create policy published on rating_result for select to xingcun_public using (exists (
  select from assessment a join cycle c on c.id = a.cycle_id where a.id = assessment_id and c.state in ('publicity', 'final')));
grant select on rating_result to xingcun_public;
