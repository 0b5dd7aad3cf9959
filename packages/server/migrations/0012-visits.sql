-- Household visits: a round, the list of households, the doors drawn, the answers, and what remains of them (docs/decisions/0011).
create table visit_round (
  id                 uuid primary key default gen_random_uuid(),
  assessment_id      uuid not null references assessment,
  purpose            text not null check (length(purpose) between 2 and 200),
  -- core/fieldwork/visits/question.ts `Question`
  questions          jsonb not null,
  state              text not null default 'frame' check (state in ('frame', 'committed', 'drawn', 'visiting', 'closed')),
  precision_percent  integer not null check (precision_percent between 1 and 30),
  confidence_percent integer not null check (confidence_percent in (80, 90, 95, 99)),
  threshold_percent  integer not null check (threshold_percent between 1 and 99),
  -- where the list comes from, never the village
  frame_source       text not null default '',
  frame_digest       text check (frame_digest ~ '^[0-9a-f]{64}$'),
  -- households by villager group: what units above the township read of the list
  groups             jsonb not null default '[]',
  households         integer not null default 0 check (households between 0 and 5000),
  published_at       timestamptz,
  -- sides' digests for the next draw, not used yet
  commitments        jsonb not null default '[]',
  -- core/fieldwork/visits/contract.ts `RoundDraw`: seed, shares, sample and reserves of each draw
  draws              jsonb not null default '[]',
  sample_size        integer not null default 0,
  -- counts of the doors; moved with them, so that nobody above the township needs to read a door
  answered           integer not null default 0,
  refused            integer not null default 0,
  absent             integer not null default 0,
  waiting            integer not null default 0,
  -- core/fieldwork/visits/contract.ts `VisitResult`: what may be shown, made once when the round closes
  result             jsonb,
  row_version        integer not null default 1,
  created_by         text not null references account,
  created_at         timestamptz not null,
  closed_at          timestamptz,
  check ((state = 'frame') = (published_at is null)),
  check ((state = 'closed') = (closed_at is not null)),
  check ((closed_at is null) = (result is null))
);
create index visit_round_assessment on visit_round (assessment_id);

create table visit_household (
  round_id   uuid not null references visit_round,
  group_name text not null check (length(group_name) between 1 and 20),
  number     text not null check (length(number) between 1 and 20),
  -- a word that finds the door; emptied when the round closes
  label      text not null default '' check (length(label) <= 40),
  primary key (round_id, group_name, number)
);

create table visit_slot (
  round_id    uuid not null references visit_round,
  order_no    integer not null,
  kind        text not null check (kind in ('sample', 'reserve')),
  group_name  text not null,
  number      text not null,
  status      text not null check (status in ('held', 'waiting', 'answered', 'refused', 'absent')),
  tries       integer not null default 0,
  replaced_by integer,
  visitor_id  text references account,
  row_version integer not null default 1,
  primary key (round_id, order_no),
  foreign key (round_id, group_name, number) references visit_household
);

-- The answers of one household while the round is open, so that it can still take them back. Emptied at closing.
create table visit_answer (
  round_id uuid not null,
  order_no integer not null,
  answers  jsonb not null,
  remark   text not null default '' check (length(remark) <= 500),
  primary key (round_id, order_no),
  foreign key (round_id, order_no) references visit_slot
);

-- Which hand-ins were taken, so that a repeated one has one effect. Says nothing of door, outcome or answers.
create table visit_receipt (
  round_id  uuid not null references visit_round,
  answer_id uuid not null,
  primary key (round_id, answer_id)
);

-- What remains of the answers: written at closing in an order of their content, under new random ids, in one transaction. No door, no
-- visitor, no time. The stratum is not kept either; the result was made with it.
create table survey_answer (
  id       uuid primary key,
  round_id uuid not null references visit_round,
  answers  jsonb not null
);
create index survey_answer_round on survey_answer (round_id);
create table survey_remark (
  id       uuid primary key,
  round_id uuid not null references visit_round,
  words    text not null check (length(words) between 1 and 500)
);
create index survey_remark_round on survey_remark (round_id);
create trigger append_only before update or delete on survey_answer for each row execute function refuse_change();
create trigger append_only before update or delete on survey_remark for each row execute function refuse_change();

alter table visit_round enable row level security;
create policy as_assessment on visit_round for all to xingcun_app using (exists (select from assessment a where a.id = assessment_id))
  with check (exists (select from assessment a where a.id = assessment_id));
create policy published on visit_round for select to xingcun_public using (published_at is not null);
grant select, insert, update on visit_round to xingcun_app;
-- Counts of a round that still runs are nobody's business; the result is made for everybody.
grant select (id, assessment_id, purpose, questions, state, confidence_percent, threshold_percent, frame_source, frame_digest, published_at,
  commitments, draws, result) on visit_round to xingcun_public;

-- Households, doors and answers are seen by a township alone: the rated village and the levels above work with totals.
do $$
declare child text;
begin
  foreach child in array array['visit_household', 'visit_slot', 'visit_answer', 'visit_receipt', 'survey_answer', 'survey_remark'] loop
    execute format('alter table %I enable row level security', child);
    execute format('create policy of_township on %I for all to xingcun_app
      using (exists (select from visit_round r join assessment a on a.id = r.assessment_id, unnest((select app_scope())) s
        where r.id = round_id and a.village_path <@ s and nlevel(s) = 3))
      with check (exists (select from visit_round r join assessment a on a.id = r.assessment_id, unnest((select app_scope())) s
        where r.id = round_id and a.village_path <@ s and nlevel(s) = 3))', child);
    execute format('grant select, insert on %I to xingcun_app', child);
  end loop;
end $$;
grant update, delete on visit_household, visit_slot to xingcun_app;
grant delete on visit_answer to xingcun_app;
create policy published on visit_household for select to xingcun_public
  using (exists (select from visit_round r where r.id = round_id and r.published_at is not null));
grant select (round_id, group_name, number) on visit_household to xingcun_public;
