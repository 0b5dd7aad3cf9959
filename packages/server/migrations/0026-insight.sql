-- Dashboards read these two tables and never a score cell (docs/decisions/0022). Nobody writes them in a request: the recount does, from what
-- `insight_change` says has moved; `npm run admin -- recount` makes them anew.

create table village_summary (
  assessment_id uuid primary key references assessment,
  cycle_id      uuid not null references cycle,
  village_code  text not null,
  village_path  ltree not null,
  stage         text not null check (stage in ('application', 'selfAssessment', 'preliminaryReview', 'jointReview', 'finalAppraisal', 'settled')),
  -- of the sheet at which the village stands
  sheet_state   text check (sheet_state in ('open', 'submitted', 'returned', 'sealed')),
  declared      integer not null check (declared >= 0),
  -- by the final result, else the preliminary one
  won           integer,
  -- of the sheet at which the village stands: required items, those with a value, entries without the proof that is wished
  items         integer not null,
  filled        integer not null,
  lacking_proof integer not null,
  returned      integer not null,
  return_due_on date,
  -- core/insight/block.ts: what keeps the village where it is
  blocks        text[] not null,
  counted_at    timestamptz not null,
  foreign key (village_code, village_path) references unit (code, path) on update cascade,
  unique (assessment_id, village_path)
);
create index village_summary_cycle on village_summary (cycle_id, village_path);
create index village_summary_path on village_summary using gist (village_path gist_ltree_ops(siglen = 100));

-- One row for a declared star. Arrays hold one element for each of the four stages, in their order.
create table village_star_summary (
  assessment_id uuid not null,
  star_code     text not null,
  cycle_id      uuid not null references cycle,
  village_path  ltree not null,
  -- the standard's smallest unit (hundredths of a point); null until that level has submitted its sheet, and where nothing decides it
  scores        integer[] not null check (cardinality(scores) = 4),
  -- whether that level's marks alone would win the star
  won           boolean[] not null check (cardinality(won) = 4),
  -- required items, and how many of them have a value at each stage; entries without the proof that is wished
  required      integer not null,
  filled        integer[] not null check (cardinality(filled) = 4),
  lacking_proof integer[] not null check (cardinality(lacking_proof) = 4),
  -- by the final result
  result_score  integer,
  result_won    boolean,
  primary key (assessment_id, star_code),
  foreign key (assessment_id, village_path) references village_summary (assessment_id, village_path) on update cascade on delete cascade
);
create index village_star_summary_cycle on village_star_summary (cycle_id, star_code);
create index village_star_summary_path on village_star_summary using gist (village_path gist_ltree_ops(siglen = 100));

-- Villages whose summary is out of date. Only added to, so that two people who save in one village never wait for each other.
create table insight_change (
  seq           bigint generated always as identity primary key,
  assessment_id uuid not null references assessment
);
create index insight_change_assessment on insight_change (assessment_id);

alter table village_summary enable row level security;
create policy scoped on village_summary for select to xingcun_app using (village_path <@ (select app_scope()));
alter table village_star_summary enable row level security;
create policy scoped on village_star_summary for select to xingcun_app using (village_path <@ (select app_scope()));
-- A lead unit sees its stars.
create policy own_stars on village_star_summary as restrictive for select to xingcun_app
  using ((select app_stars()) is null or star_code = any ((select app_stars())::text[]));
alter table insight_change enable row level security;
create policy as_assessment on insight_change for select to xingcun_app using (exists (select from assessment a where a.id = assessment_id));
grant select on village_summary, village_star_summary, insight_change to xingcun_app;

create function note_insight_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into insight_change (assessment_id) select distinct assessment_id from changed;
  return null;
end $$;
-- A table that knows the assessment by its own id.
create function note_assessment_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into insight_change (assessment_id) select id from changed;
  return null;
end $$;

do $$
declare source text;
begin
  foreach source in array array['star_application', 'score_sheet', 'score_cell', 'meeting', 'star_sign_off', 'returned_item', 'veto_finding',
    'rating_result'] loop
    execute format('create trigger insight_added after insert on %I referencing new table as changed for each statement
      execute function note_insight_change()', source);
    execute format('create trigger insight_changed after update on %I referencing new table as changed for each statement
      execute function note_insight_change()', source);
  end loop;
end $$;
create trigger insight_added after insert on assessment referencing new table as changed for each statement execute function note_assessment_change();
create trigger insight_changed after update on assessment referencing new table as changed for each statement execute function note_assessment_change();

-- What stands already.
insert into insight_change (assessment_id) select id from assessment;

/*
 * The villages most like one: core/insight/similar.ts `bySimilarity` says the same, and a test holds them together. Beyond its own subtree
 * a caller learns of finished years alone, whose results are public, and no name: that is why the function runs as its owner and answers no
 * place outside the subtree.
 */
create function similar_village(own uuid, most integer)
  returns table (assessment_id uuid, village_code text, same_township boolean, same_district boolean, declared_apart integer, inside boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.assessment_id, case when s.village_path <@ app_scope() then s.village_code end,
    subpath(s.village_path, 0, 3) = subpath(o.village_path, 0, 3), subpath(s.village_path, 0, 2) = subpath(o.village_path, 0, 2),
    abs(s.declared - o.declared), s.village_path <@ app_scope()
  from village_summary o
  join cycle c on c.id = o.cycle_id
  join unit ou on ou.code = o.village_code
  join village_summary s on s.cycle_id = o.cycle_id and s.assessment_id <> o.assessment_id and s.declared > 0
  join unit su on su.code = s.village_code and su.kind = ou.kind
  where o.assessment_id = own and o.village_path <@ app_scope() and (c.state = 'final' or s.village_path <@ app_scope())
  order by abs(s.declared - o.declared), subpath(s.village_path, 0, 3) = subpath(o.village_path, 0, 3) desc,
    subpath(s.village_path, 0, 2) = subpath(o.village_path, 0, 2) desc, s.village_code
  limit most
$$;
-- Their stars: every level's inside the subtree, the published result outside it.
create function similar_star(own uuid, peers uuid[])
  returns table (assessment_id uuid, star_code text, scores integer[], won boolean[], result_score integer, result_won boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.assessment_id, s.star_code, case when s.village_path <@ app_scope() then s.scores end,
    case when s.village_path <@ app_scope() then s.won end, s.result_score, s.result_won
  from village_summary o
  join cycle c on c.id = o.cycle_id
  join village_star_summary s on s.cycle_id = o.cycle_id and s.assessment_id = any (peers)
  where o.assessment_id = own and o.village_path <@ app_scope() and (c.state = 'final' or s.village_path <@ app_scope())
    and (app_stars() is null or s.star_code = any (app_stars()))
$$;
revoke execute on function similar_village(uuid, integer), similar_star(uuid, uuid[]) from public;
grant execute on function similar_village(uuid, integer), similar_star(uuid, uuid[]) to xingcun_app;
