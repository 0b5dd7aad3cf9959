-- Review groups: who marks a village's judged indicators at a stage, each person's own marks, disagreements and their decision.
alter table cycle
  add column panel_stages text[] not null default '{}'
    check (panel_stages <@ array['preliminaryReview', 'jointReview', 'finalAppraisal']),
  add column blind boolean not null default false;

-- What hangs on an assessment carries its place, so that a person who observes from elsewhere can be shown it and lists need no join.
alter table assessment add unique (id, village_path);

create table review_group (
  id            uuid primary key default gen_random_uuid(),
  assessment_id uuid not null,
  village_path  ltree not null,
  stage         text not null check (stage in ('preliminaryReview', 'jointReview', 'finalAppraisal')),
  formed_by     text not null references account,
  formed_at     timestamptz not null,
  row_version   integer not null default 1,
  foreign key (assessment_id, village_path) references assessment (id, village_path) on update cascade,
  unique (assessment_id, stage),
  unique (id, village_path)
);

create table review_group_member (
  id                      uuid primary key default gen_random_uuid(),
  group_id                uuid not null,
  village_path            ltree not null,
  account_id              text not null references account,
  role                    text not null check (role in ('head', 'member', 'observer')),
  -- the stars that a person of a lead unit answers for; null is all
  stars                   text[] check (cardinality(stars) > 0),
  joined_at               timestamptz not null,
  declared_no_conflict_at timestamptz,
  left_at                 timestamptz,
  foreign key (group_id, village_path) references review_group (id, village_path) on update cascade
);
create unique index review_group_member_standing on review_group_member (group_id, account_id) where left_at is null;
create index review_group_member_account on review_group_member (account_id) where left_at is null;

-- Only the kind of ground is kept, never who the relative is.
create table recusal (
  id            uuid primary key default gen_random_uuid(),
  assessment_id uuid not null,
  village_path  ltree not null,
  account_id    text not null references account,
  reason        text not null check (reason in ('nearRelative', 'contactOfficial', 'residentTeam', 'ownVillage')),
  declared_by   text not null references account,
  declared_at   timestamptz not null,
  foreign key (assessment_id, village_path) references assessment (id, village_path) on update cascade,
  unique (assessment_id, account_id, reason)
);

-- One judged indicator that a group marks; a return asks for its marks again in a new round.
create table panel_item (
  assessment_id uuid not null,
  village_path  ltree not null,
  stage         text not null check (stage in ('preliminaryReview', 'jointReview', 'finalAppraisal')),
  item_code     text not null,
  star_code     text not null,
  round         integer not null default 1,
  state         text not null default 'marking' check (state in ('marking', 'proofMissing', 'discussion', 'arbitration', 'settled')),
  -- who is to mark it, and who has; how many is shown, who is not
  due           text[] not null,
  committed_by  text[] not null default '{}',
  -- stages whose values are hidden from whoever is due and has not marked yet
  hides         text[] not null default '{}',
  -- since then all marks may be read by those who decide together
  opened_at     timestamptz,
  settled_at    timestamptz,
  primary key (assessment_id, stage, item_code, round),
  foreign key (assessment_id, village_path) references assessment (id, village_path) on update cascade,
  check ((state = 'settled') = (settled_at is not null)),
  check (state = 'marking' or opened_at is not null)
);
create index panel_item_unsettled on panel_item (assessment_id) where settled_at is null;

-- Marks are never changed: a revision follows its predecessor.
create table panel_mark (
  id            uuid primary key default gen_random_uuid(),
  assessment_id uuid not null,
  village_path  ltree not null,
  stage         text not null,
  item_code     text not null,
  round         integer not null,
  account_id    text not null references account,
  revision      integer not null check (revision >= 1),
  -- hundredths; null: the indicator does not apply to this village
  score         integer,
  reason        text not null,
  proofs        jsonb not null default '[]',
  committed_at  timestamptz not null,
  foreign key (assessment_id, village_path) references assessment (id, village_path) on update cascade,
  foreign key (assessment_id, stage, item_code, round) references panel_item,
  unique (assessment_id, stage, item_code, round, account_id, revision)
);

create table disagreement (
  id                 uuid primary key default gen_random_uuid(),
  assessment_id      uuid not null,
  village_path       ltree not null,
  stage              text not null,
  item_code          text not null,
  round              integer not null,
  state              text not null default 'discussion' check (state in ('discussion', 'arbitration', 'resolved')),
  -- hundredths: how far apart marks may be, and how far the first ones were
  limit_score        integer not null,
  spread_score       integer not null,
  opened_at          timestamptz not null,
  asked_by           text references account,
  asked_at           timestamptz,
  asked_on           date,
  decision_due_on    date,
  resolution         text check (resolution in ('agreement', 'arbitration')),
  resolved_at        timestamptz,
  resolved_on        date,
  decided_by         text references account,
  decision_words     text check (length(decision_words) between 1 and 2000),
  -- core/assessment/cell.ts `CellEntry`
  decided_entry      jsonb,
  row_version        integer not null default 1,
  foreign key (assessment_id, village_path) references assessment (id, village_path) on update cascade,
  foreign key (assessment_id, stage, item_code, round) references panel_item,
  unique (assessment_id, stage, item_code, round),
  unique (id, village_path),
  check (num_nulls(asked_by, asked_at, asked_on, decision_due_on) in (0, 4)),
  check (num_nulls(resolution, resolved_at, resolved_on) in (0, 3)),
  check ((state = 'resolved') = (resolution is not null)),
  check ((resolution is not distinct from 'arbitration') = (decision_words is not null))
);

create table disagreement_entry (
  id              uuid primary key default gen_random_uuid(),
  disagreement_id uuid not null,
  village_path    ltree not null,
  account_id      text not null references account,
  words           text not null check (length(words) between 1 and 2000),
  at              timestamptz not null,
  foreign key (disagreement_id, village_path) references disagreement (id, village_path) on update cascade
);
create index disagreement_entry_disagreement on disagreement_entry (disagreement_id, at);
-- A place in the tree may move with its unit; nothing else of a mark or a ground may.
create function refuse_change_but_path() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or (to_jsonb(new) - 'village_path') is distinct from (to_jsonb(old) - 'village_path') then
    raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger append_only before update or delete on panel_mark for each row execute function refuse_change_but_path();
create trigger append_only before update or delete on disagreement_entry for each row execute function refuse_change_but_path();
create trigger append_only before update or delete on recusal for each row execute function refuse_change_but_path();

-- Where a level's entry differs from the one below, or its group disagrees: kept when a cell is saved, so that ten thousand villages'
-- differences are one narrow read.
create table score_difference (
  assessment_id  uuid not null,
  village_path   ltree not null,
  cycle_id       uuid not null references cycle,
  stage          text not null check (stage in ('preliminaryReview', 'jointReview', 'finalAppraisal')),
  item_code      text not null,
  star_code      text,
  -- hundredths, higher or lower than below; null where one side has no score
  change         integer,
  beyond_limit   boolean not null,
  reason_missing boolean not null,
  changes_star   boolean not null default false,
  dispute        text check (dispute in ('discussion', 'arbitration')),
  primary key (assessment_id, stage, item_code),
  foreign key (assessment_id, village_path) references assessment (id, village_path) on update cascade
);
create index score_difference_list on score_difference (cycle_id, village_path, item_code);

-- The groups to which the request's account belongs. As its owner: the policies below ask it, and it asks no policy.
create function app_groups() returns setof uuid language sql stable security definer set search_path = public begin atomic
  select group_id from review_group_member where account_id = current_setting('app.account', true) and left_at is null;
end;

do $$
declare place text;
begin
  foreach place in array array['review_group', 'review_group_member', 'recusal', 'panel_item', 'panel_mark', 'disagreement', 'disagreement_entry',
    'score_difference'] loop
    execute format('alter table %I enable row level security', place);
    execute format('grant select, insert on %I to xingcun_app', place);
  end loop;
  foreach place in array array['review_group', 'review_group_member', 'recusal', 'panel_item', 'disagreement', 'disagreement_entry',
    'score_difference'] loop
    execute format('create policy scoped on %I for all to xingcun_app using (village_path <@ (select app_scope()))
      with check (village_path <@ (select app_scope()))', place);
  end loop;
end $$;
grant update on review_group, review_group_member, panel_item, disagreement, score_difference to xingcun_app;
grant delete on score_difference to xingcun_app;

-- An observer comes from another village: he sees the group and how far its work is, no mark.
create policy observed on review_group for select to xingcun_app using (id in (select app_groups()));
create policy observed on review_group_member for select to xingcun_app using (group_id in (select app_groups()));
create policy observed on panel_item for select to xingcun_app using (
  exists (select from review_group g where g.assessment_id = panel_item.assessment_id and g.stage = panel_item.stage and g.id in (select app_groups())));

-- Everyone marks by himself: until all who are due have, each sees only his own; and nobody marks in another's name.
create policy own_or_opened on panel_mark for select to xingcun_app using (village_path <@ (select app_scope()) and (
  account_id = (select current_setting('app.account', true)) or exists (select from panel_item i where i.assessment_id = panel_mark.assessment_id
    and i.stage = panel_mark.stage and i.item_code = panel_mark.item_code and i.round = panel_mark.round and i.opened_at is not null)));
create policy own_mark on panel_mark for insert to xingcun_app
  with check (village_path <@ (select app_scope()) and account_id = (select current_setting('app.account', true)));

-- Whether the request's account is to mark anything blind: asked once a query, so that reading many cells costs nobody else anything.
create index panel_item_blind on panel_item using gin (due) where settled_at is null and hides <> '{}';
create function app_marks_blind() returns boolean language sql stable security definer set search_path = public begin atomic
  select exists (select from panel_item where due @> array[current_setting('app.account', true)] and settled_at is null and hides <> '{}');
end;

-- Blind first marks: whatever a route reads, a value of a lower level stays hidden from one who is due to mark it and has not.
do $$
declare hidden text;
begin
  foreach hidden in array array['score_cell', 'score_difference', 'panel_mark', 'disagreement'] loop
    execute format('create policy blind on %1$I as restrictive for select to xingcun_app using (not (select app_marks_blind()) or not exists (
      select from panel_item i where i.assessment_id = %1$I.assessment_id and i.item_code = %1$I.item_code and i.settled_at is null
        and %1$I.stage = any (i.hides) and (select current_setting(''app.account'', true)) = any (i.due)
        and not (select current_setting(''app.account'', true)) = any (i.committed_by)))', hidden);
  end loop;
end $$;
