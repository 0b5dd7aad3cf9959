-- Guidance during the year, and tasks: what a village is asked to put right, by whom in it and until when.
create table guidance_visit (
  id            uuid primary key default gen_random_uuid(),
  assessment_id uuid not null references assessment,
  held_on       date not null,
  stars         text[] not null check (cardinality(stars) > 0),
  words         text not null check (length(words) between 1 and 4000),
  recorded_by   text not null references account,
  recorded_at   timestamptz not null
);
create index guidance_visit_assessment on guidance_visit (assessment_id);

create table guidance_advice (
  id        uuid primary key default gen_random_uuid(),
  visit_id  uuid not null references guidance_visit,
  position  integer not null check (position > 0),
  star_code text not null,
  item_code text,
  words     text not null check (length(words) between 1 and 1000),
  unique (visit_id, position)
);

create table rectification_task (
  id            uuid primary key default gen_random_uuid(),
  assessment_id uuid not null references assessment,
  source        text not null check (source in ('guidance', 'inspection', 'result', 'objection')),
  -- the piece of advice or the finding; null where the result or an objection is the reason
  source_id     uuid,
  star_code     text,
  item_code     text,
  words         text not null check (length(words) between 2 and 2000),
  -- a post of the village, never a person
  owner         text not null check (owner in ('villageSecretary', 'villageClerk')),
  set_level     text not null check (set_level in ('township', 'district', 'city')),
  check ((source in ('guidance', 'inspection')) = (source_id is not null))
);
create index rectification_task_assessment on rectification_task (assessment_id);

-- Where a task stands follows from its acts; a mistake is made good by a further one.
create table rectification_act (
  id         uuid primary key default gen_random_uuid(),
  task_id    uuid not null references rectification_task,
  -- 1, 2 …: two people who act at once cannot both be the next
  position   integer not null check (position > 0),
  act        text not null check (act in ('set', 'reported', 'accepted', 'sentBack', 'extended', 'withdrawn')),
  words      text not null default '' check (length(words) <= 2000),
  due_on     date,
  -- working days counted; null where the day was chosen, or is as before
  due_days   integer check (due_days > 0),
  due_reason text not null default '',
  evidence   uuid[] not null default '{}',
  account_id text not null references account,
  -- the account, and those for whom it acted
  hands      text[] not null,
  at         timestamptz not null,
  check ((act in ('set', 'sentBack', 'extended')) = (due_on is not null)),
  check (act = 'reported' or evidence = '{}'),
  check ((act = 'set') = (position = 1)),
  unique (task_id, position)
);

do $$
declare part text;
begin
  foreach part in array array['guidance_visit', 'guidance_advice', 'rectification_task', 'rectification_act'] loop
    execute format('create trigger append_only before update or delete on %I for each row execute function refuse_change()', part);
    execute format('alter table %I enable row level security', part);
    execute format('grant select, insert on %I to xingcun_app', part);
  end loop;
end $$;
create policy as_assessment on guidance_visit for all to xingcun_app using (exists (select from assessment a where a.id = assessment_id))
  with check (exists (select from assessment a where a.id = assessment_id));
create policy as_visit on guidance_advice for all to xingcun_app using (exists (select from guidance_visit v where v.id = visit_id))
  with check (exists (select from guidance_visit v where v.id = visit_id));
create policy as_assessment on rectification_task for all to xingcun_app using (exists (select from assessment a where a.id = assessment_id))
  with check (exists (select from assessment a where a.id = assessment_id));
create policy as_task on rectification_act for all to xingcun_app using (exists (select from rectification_task t where t.id = task_id))
  with check (exists (select from rectification_task t where t.id = task_id));
-- A lead unit advises and sets tasks in its stars.
create policy own_stars on guidance_advice as restrictive for insert to xingcun_app
  with check ((select app_stars()) is null or star_code = any (app_stars()));
create policy own_stars on rectification_task as restrictive for insert to xingcun_app
  with check ((select app_stars()) is null or star_code = any (app_stars()));

-- Where each task stands now, for lists; core/cycles/rectification/task.ts `standingOf` says the same of one, and a test holds them together.
create view rectification_standing with (security_invoker = true) as
  select t.id as task_id,
    (select case a.act when 'set' then 'open' when 'sentBack' then 'returned' else a.act end
      from rectification_act a where a.task_id = t.id and a.act <> 'extended' order by a.position desc limit 1) as state,
    (select a.due_on from rectification_act a where a.task_id = t.id and a.due_on is not null order by a.position desc limit 1) as due_on
  from rectification_task t;
grant select on rectification_standing to xingcun_app;
