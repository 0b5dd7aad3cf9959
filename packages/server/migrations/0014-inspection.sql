-- What a team looks at on site, star by star, and what people say in a meeting with it. Organisations and places, never persons.
create table inspection (
  id            uuid primary key default gen_random_uuid(),
  assessment_id uuid not null references assessment,
  stage         text not null check (stage in ('preliminaryReview', 'jointReview')),
  planned_on    date not null,
  -- accounts of those who inspect
  team          text[] not null check (cardinality(team) > 0),
  purpose       text not null default '',
  stars         text[] not null check (cardinality(stars) > 0),
  state         text not null default 'planned' check (state in ('planned', 'open', 'closed')),
  -- core/fieldwork/inspection/checklist.ts, frozen when it is opened
  checklist     jsonb,
  row_version   integer not null default 1,
  planned_by    text not null references account,
  planned_at    timestamptz not null,
  closed_by     text references account,
  closed_at     timestamptz,
  check ((state = 'planned') = (checklist is null)),
  check ((state = 'closed') = (closed_at is not null))
);
create index inspection_assessment on inspection (assessment_id);

-- A closed inspection stays as it is, and an open one keeps its checklist.
create function refuse_change_of_inspection() returns trigger language plpgsql as $$
begin
  if old.state = 'closed' or (old.checklist is not null and new.checklist is distinct from old.checklist) then
    raise exception 'this inspection does not change any more' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger frozen before update on inspection for each row execute function refuse_change_of_inspection();

-- What was seen of a line: each correction is a further version, and the latest stands.
create table inspection_finding (
  -- made by the device that wrote it
  id            uuid primary key,
  inspection_id uuid not null references inspection,
  line_key      text not null check (length(line_key) between 1 and 200),
  star_code     text not null,
  item_code     text not null,
  answer        text not null check (answer in ('conforms', 'doesNotConform', 'notSeen', 'notApplicable')),
  severity      text check (severity in ('remark', 'minor', 'serious')),
  words         text not null default '' check (length(words) <= 2000),
  place         text check (place in ('villageOffice', 'records', 'publicGround', 'road', 'sanitation', 'waterAndPower', 'clinic', 'culture',
    'collectiveSite', 'fields')),
  evidence      uuid[] not null default '{}',
  version       integer not null check (version > 0),
  written_by    text not null references account,
  written_at    timestamptz not null,
  check ((answer = 'doesNotConform') = (severity is not null)),
  check (answer <> 'doesNotConform' or length(words) > 0),
  unique (inspection_id, line_key, version)
);
create trigger append_only before update or delete on inspection_finding for each row execute function refuse_change();

-- Minutes of a meeting with some people of the village: how many and of which kind, never who.
create table interview (
  id               uuid primary key,
  inspection_id    uuid not null references inspection,
  held_on          date not null,
  participant_kind text not null check (participant_kind in ('villagers', 'villagersRepresentatives', 'partyMembers', 'villageCadres',
    'collectiveMembers')),
  participants     integer not null check (participants between 3 and 500),
  topics           text not null check (length(topics) between 2 and 500),
  minutes          text not null check (length(minutes) between 2 and 10000),
  -- the record that this one corrects, at most once
  replaces         uuid unique references interview,
  recorded_by      text not null references account,
  recorded_at      timestamptz not null
);
create index interview_inspection on interview (inspection_id);
create trigger append_only before update or delete on interview for each row execute function refuse_change();

alter table inspection enable row level security;
create policy as_assessment on inspection for all to xingcun_app using (exists (select from assessment a where a.id = assessment_id))
  with check (exists (select from assessment a where a.id = assessment_id));
grant select, insert, update on inspection to xingcun_app;

-- What is found is seen by district and city at once; by the township and the village, which scored before, when the inspection is closed.
do $$
declare child text;
begin
  foreach child in array array['inspection_finding', 'interview'] loop
    execute format('alter table %I enable row level security', child);
    execute format($policy$create policy found on %I for select to xingcun_app using (exists (
      select from inspection i join assessment a on a.id = i.assessment_id
      where i.id = inspection_id and (i.state = 'closed' or exists (select from unnest((select app_scope())) s where a.village_path <@ s and nlevel(s) <= 2))))$policy$, child);
    execute format('create policy written on %I for insert to xingcun_app with check (exists (select from inspection i where i.id = inspection_id and i.state = ''open''))', child);
    execute format('grant select, insert on %I to xingcun_app', child);
  end loop;
end $$;
create policy own_stars on inspection_finding as restrictive for insert to xingcun_app
  with check ((select app_stars()) is null or star_code = any (app_stars()));
