-- The public is heard on a district's preliminary result; what hung on the village's board; appeals against answers.

-- A district hears the public once a year, on what its joint review would give.
create table opinion_round (
  id            uuid primary key default gen_random_uuid(),
  cycle_id      uuid not null references cycle,
  district_code text not null,
  district_path ltree not null,
  opens_on      date not null,
  closes_on     date not null check (closes_on >= opens_on),
  notice_days   integer not null check (notice_days > 0),
  digest        text not null,
  opened_by     text references account,
  opened_at     timestamptz not null,
  foreign key (district_code, district_path) references unit (code, path) on update cascade,
  unique (cycle_id, district_code)
);
create trigger append_only before delete on opinion_round for each row execute function refuse_change();

-- What is asked about a village: its preliminary stars as they were on that day (core/disclosure/public-result.ts `PublicStar`).
create table opinion_subject (
  round_id      uuid not null references opinion_round,
  assessment_id uuid not null references assessment,
  stars         jsonb not null,
  primary key (round_id, assessment_id)
);
create index opinion_subject_assessment on opinion_subject (assessment_id);
create trigger append_only before update or delete on opinion_subject for each row execute function refuse_change();

create table opinion_theme (
  id          uuid primary key default gen_random_uuid(),
  round_id    uuid not null references opinion_round,
  title       text not null check (length(title) between 2 and 100),
  gist        text not null default '' check (length(gist) <= 2000),
  answer      text check (length(answer) between 5 and 4000),
  answered_by text references account,
  answered_at timestamptz,
  row_version integer not null default 1,
  check (num_nulls(answer, answered_by, answered_at) in (0, 3))
);
create index opinion_theme_round on opinion_theme (round_id);

create table opinion (
  id             uuid primary key default gen_random_uuid(),
  round_id       uuid not null,
  assessment_id  uuid not null,
  star_code      text,
  words          text not null check (length(words) between 5 and 2000),
  receipt_digest text not null unique,
  -- the day alone: a time of day could show who it was
  made_on        date not null,
  theme_id       uuid references opinion_theme,
  foreign key (round_id, assessment_id) references opinion_subject
);
create index opinion_round_of on opinion (round_id);
create index opinion_theme_of on opinion (theme_id);

-- What was done with a notice on the village's board: of a notice, or of a round of opinions.
create table board_posting (
  id            uuid primary key default gen_random_uuid(),
  assessment_id uuid not null references assessment,
  notice_id     uuid references public_notice,
  round_id      uuid references opinion_round,
  act           text not null check (act in ('posted', 'seen', 'removed')),
  acted_on      date not null,
  place         text not null check (length(place) between 1 and 200),
  -- kept elsewhere; this capability does not read them
  evidence_ids  uuid[] not null default '{}',
  recorded_by   text not null references account,
  recorded_at   timestamptz not null,
  -- in the order in which they were recorded: several share one moment
  seq           bigint generated always as identity,
  confirmed_by  text references account,
  confirmed_at  timestamptz,
  check (num_nulls(notice_id, round_id) = 1),
  check (num_nulls(confirmed_by, confirmed_at) in (0, 2)),
  check (confirmed_by <> recorded_by)
);
create index board_posting_assessment on board_posting (assessment_id, seq);

create index objection_assessment on objection (assessment_id);
create table appeal (
  id           uuid primary key default gen_random_uuid(),
  objection_id uuid not null unique references objection,
  words        text not null check (length(words) between 5 and 2000),
  made_at      timestamptz not null,
  due_on       date not null,
  -- the proposal before the panel; the decision once more than half agreed
  outcome      text check (outcome in ('upheld', 'partlyUpheld', 'dismissed')),
  decision     text check (length(decision) between 5 and 4000),
  public_words text not null default '' check (length(public_words) <= 2000),
  order_items  text[],
  order_words  text,
  proposed_by  text references account,
  decided_at   timestamptz,
  row_version  integer not null default 1,
  check (num_nulls(outcome, decision, proposed_by) in (0, 3)),
  check (num_nulls(order_items, order_words) in (0, 2)),
  check (order_items is null or outcome <> 'dismissed'),
  check (decided_at is null or outcome is not null)
);

create table appeal_member (
  appeal_id     uuid not null references appeal,
  account_id    text not null references account,
  -- the version of the proposal to which this member agreed
  agreed_to     integer,
  primary key (appeal_id, account_id)
);

-- What a decision ordered of the city's sheet; the values before stay in the history of each cell.
create table score_correction (
  id          uuid primary key default gen_random_uuid(),
  appeal_id   uuid not null unique references appeal,
  items       text[] not null check (cardinality(items) > 0),
  words       text not null,
  ordered_at  timestamptz not null,
  done_by     text references account,
  done_at     timestamptz,
  done_reason text,
  check (num_nulls(done_by, done_at, done_reason) in (0, 3))
);

-- A decision and an answer stand.
create function refuse_change_once_decided() returns trigger language plpgsql as $$
begin
  if (tg_table_name = 'appeal' and (to_jsonb(old) ->> 'decided_at') is not null)
    or (tg_table_name = 'opinion_theme' and (to_jsonb(old) ->> 'answered_at') is not null)
    or (tg_table_name = 'score_correction' and (to_jsonb(old) ->> 'done_at') is not null) then
    raise exception '% stands', tg_table_name using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
do $$
declare child text;
begin
  foreach child in array array['appeal', 'opinion_theme', 'score_correction'] loop
    execute format('create trigger stands before update on %I for each row execute function refuse_change_once_decided()', child);
  end loop;
end $$;

alter table opinion_round enable row level security;
create policy published on opinion_round for select to xingcun_public using (exists (select from cycle c where c.id = cycle_id));
create policy scoped on opinion_round for all to xingcun_app using (district_path <@ (select app_scope())) with check (district_path <@ (select app_scope()));
create policy below on opinion_round for select to xingcun_app using ((select app_scope()) <@ district_path);
grant select on opinion_round to xingcun_public;
grant select, insert on opinion_round to xingcun_app;

alter table opinion_subject enable row level security;
create policy published on opinion_subject for select to xingcun_public using (exists (select from opinion_round r where r.id = round_id));
create policy as_assessment on opinion_subject for all to xingcun_app
  using (exists (select from assessment a where a.id = assessment_id)) with check (exists (select from assessment a where a.id = assessment_id));
grant select on opinion_subject to xingcun_public;
grant select, insert on opinion_subject to xingcun_app;

-- Sealed from the village and the township, like an objection: only scopes at district level or above reach a row.
alter table opinion enable row level security;
create policy made on opinion for insert to xingcun_public with check (theme_id is null);
create policy own_receipt on opinion for select to xingcun_public using (receipt_digest = (select current_setting('app.receipt', true)));
create policy scoped on opinion for all to xingcun_app
  using (exists (select from assessment a, unnest((select app_scope())) s where a.id = assessment_id and a.village_path <@ s and nlevel(s) <= 2));
grant select, insert on opinion to xingcun_public;
grant select on opinion to xingcun_app;
grant update (theme_id) on opinion to xingcun_app;

alter table opinion_theme enable row level security;
create policy answered on opinion_theme for select to xingcun_public using (answer is not null);
create policy scoped on opinion_theme for all to xingcun_app
  using (exists (select from opinion_round r, unnest((select app_scope())) s where r.id = round_id and r.district_path <@ s and nlevel(s) <= 2))
  with check (exists (select from opinion_round r, unnest((select app_scope())) s where r.id = round_id and r.district_path <@ s and nlevel(s) <= 2));
grant select on opinion_theme to xingcun_public;
grant select, insert, update on opinion_theme to xingcun_app;

-- How many opinions a theme gathers about a village, as anyone may know it: whole fives, nothing below five (core `publicCount`).
create view public_theme as
  select o.round_id, o.assessment_id, t.id as theme_id, t.title, t.gist, t.answer, t.answered_at,
    case when count(*) >= 5 then (count(*) - count(*) % 5)::integer end as opinions
  from opinion_theme t join opinion o on o.theme_id = t.id
  where t.answer is not null
  group by o.round_id, o.assessment_id, t.id;
grant select on public_theme to xingcun_public;

alter table board_posting enable row level security;
create policy as_assessment on board_posting for all to xingcun_app
  using (exists (select from assessment a where a.id = assessment_id)) with check (exists (select from assessment a where a.id = assessment_id));
create policy published on board_posting for select to xingcun_public using (exists (select from assessment a where a.id = assessment_id));
grant select, insert, update (confirmed_by, confirmed_at) on board_posting to xingcun_app;
grant select (id, assessment_id, notice_id, round_id, act, acted_on, seq, confirmed_at) on board_posting to xingcun_public;

-- An appeal hangs on its objection: who may not read the one reads nothing of the other, and only the holder of the receipt makes it.
alter table appeal enable row level security;
create policy made on appeal for insert to xingcun_public with check (exists (select from objection o where o.id = objection_id));
create policy own_receipt on appeal for select to xingcun_public using (exists (select from objection o where o.id = objection_id));
create policy as_objection on appeal for all to xingcun_app using (exists (select from objection o where o.id = objection_id));
grant select, insert on appeal to xingcun_public;
grant select, update on appeal to xingcun_app;
do $$
declare child text;
begin
  foreach child in array array['appeal_member', 'score_correction'] loop
    execute format('alter table %I enable row level security', child);
    execute format('create policy as_appeal on %I for all to xingcun_app using (exists (select from appeal a where a.id = appeal_id))
      with check (exists (select from appeal a where a.id = appeal_id))', child);
  end loop;
end $$;
grant select, insert, update, delete on appeal_member to xingcun_app;
grant select, insert, update on score_correction to xingcun_app;

-- What anyone may read of an answered objection and of its appeal: gists, answer and decision, and the days by which lateness is told.
drop view answered_objection;
create view answered_objection as
  select o.assessment_id, o.star_code, coalesce(o.public_words, '') as words, o.answer, o.answered_at, o.due_on, o.made_at,
    p.public_words as appeal_words, p.outcome, p.decision, p.decided_at, p.due_on as appeal_due_on, p.made_at as appeal_made_at
  from objection o left join appeal p on p.objection_id = o.id and p.decided_at is not null
  where o.answer is not null;
grant select on answered_objection to xingcun_public;

-- What waits for an answer or a decision, without a word of it and without its star: lateness is public, who waits is not.
create view waiting_objection as
  select o.assessment_id, 'objection' as kind, o.made_at, o.due_on from objection o where o.answer is null
  union all
  select o.assessment_id, 'appeal', p.made_at, p.due_on from appeal p join objection o on o.id = p.objection_id where p.decided_at is null;
grant select on waiting_objection to xingcun_public;
