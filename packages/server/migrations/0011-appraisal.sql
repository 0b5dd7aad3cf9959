-- Democratic appraisals. What is asked, the roll and the result live in `public`; ballots live in schema `ballot`, which no role under which
-- requests run can read. Why nothing joins a ballot to a person: docs/decisions/0010.
create table appraisal (
  id            uuid primary key default gen_random_uuid(),
  assessment_id uuid not null references assessment,
  state         text not null default 'draft' check (state in ('draft', 'open', 'closed', 'void')),
  -- codes of organisations and posts (core/fieldwork/appraisal/asked.ts), in the order printed
  asked         text[] not null check (cardinality(asked) between 1 and 8),
  presided_by   text not null check (presided_by in ('townshipOfficial', 'townshipWorker', 'districtOfficial', 'supervisor')),
  -- [{number, label, present}]: seats, never names. Nothing about who took or used a slip is stored, so there is nothing to join
  roll          jsonb not null default '[]',
  roll_digest   text,
  -- days: no moment of a vote is kept anywhere
  opened_on     date,
  closed_on     date check (closed_on >= opened_on),
  entitled      integer not null default 0 check (entitled >= 0),
  present       integer not null default 0 check (present between 0 and entitled),
  issued        integer not null default 0 check (issued between 0 and entitled),
  -- [{count, reason}]
  late          jsonb not null default '[]',
  -- [{help, helper, witness}] in alphabetical order: that voters were helped; not who, not when
  assisted      jsonb not null default '[]',
  -- code → counts, of questions with enough valid ballots; read by accounts alone
  result        jsonb,
  -- what anyone may see: without counts under five
  published     jsonb,
  row_version   integer not null default 1,
  check ((state = 'draft') = (roll_digest is null)),
  check (num_nulls(roll_digest, opened_on) in (0, 2)),
  check ((state in ('closed', 'void')) = (published is not null)),
  check (num_nulls(published, closed_on) in (0, 2)),
  check (result is null or state = 'closed')
);
create index appraisal_assessment on appraisal (assessment_id);

-- The roll and the questions freeze when voting opens, everything when it is counted.
create function freeze_appraisal() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state in ('closed', 'void') or (old.state = 'open' and
      (new.roll, new.roll_digest, new.asked, new.presided_by, new.entitled, new.opened_on) is distinct from
      (old.roll, old.roll_digest, old.asked, old.presided_by, old.entitled, old.opened_on)) then
    raise exception 'appraisal is frozen' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger frozen before update or delete on appraisal for each row execute function freeze_appraisal();

alter table appraisal enable row level security;
create policy as_assessment on appraisal for all to xingcun_app using (exists (select from assessment a where a.id = assessment_id))
  with check (exists (select from assessment a where a.id = assessment_id));
create policy opened on appraisal for select to xingcun_public
  using (state <> 'draft' and exists (select from assessment a where a.id = assessment_id));
grant select, insert, update on appraisal to xingcun_app;
grant select (id, assessment_id, state, asked, presided_by, roll_digest, opened_on, closed_on, entitled, present, issued, published)
  on appraisal to xingcun_public;

-- The box. Its only doors are the functions below; none answers with a ballot before the box is emptied, and nobody can become the role that
-- opens them.
do $$
begin
  if not exists (select from pg_roles where rolname = 'xingcun_ballot') then create role xingcun_ballot nologin; end if;
exception when duplicate_object or unique_violation then null; -- two migrators at once
end $$;
create schema ballot;

-- One row an appraisal, written anew at every cast with everything in the order of random codes: neither the order of rows, nor where they
-- lie on the disk (ctid), nor which transaction wrote them (xmin) tells who came when.
create table ballot.box (
  appraisal_id uuid primary key references appraisal,
  village_path ltree not null,
  closed       boolean not null default false,
  -- SHA-256 of the codes issued; sorted
  slips        text[] not null,
  -- those used; emptied at closing
  used         text[] not null default '{}',
  -- [{tracker, choices}] sorted by tracker; emptied at closing
  ballots      jsonb not null default '[]',
  -- how many of them came from paper
  papers       integer not null default 0,
  -- slip → account → choices: readings of papers that wait for a second account's
  readings     jsonb not null default '{}'
);
create index box_slips on ballot.box using gin (slips);
grant usage on schema ballot to xingcun_ballot, xingcun_app, xingcun_public;
grant select, insert, update on ballot.box to xingcun_ballot;

-- Who may do this with the box: a request through a route of this permission, in its scope.
create function ballot.refuse_unless(permission text, path ltree) returns void language plpgsql set search_path = public as $$
begin
  if current_setting('app.permission', true) is distinct from permission or (path <@ app_scope()) is not true then
    raise exception 'a ballot box is opened through %', permission using errcode = 'insufficient_privilege';
  end if;
end $$;

-- Voting opens: the box with its slips.
create function ballot.open_box(appraisal uuid, path ltree, digests text[]) returns void
language plpgsql security definer set search_path = ballot, public as $$
begin
  perform refuse_unless('fieldwork.runAppraisal', path);
  insert into box (appraisal_id, village_path, slips) values (appraisal, path, (select array_agg(d order by d) from unnest(digests) d));
end $$;

-- More slips, or (`afresh`) all new ones in place of the old: that only while none was used. False where it is too late.
create function ballot.issue(appraisal uuid, digests text[], afresh boolean) returns boolean
language plpgsql security definer set search_path = ballot, public as $$
declare b ballot.box;
begin
  select * into strict b from box where appraisal_id = appraisal for update;
  perform refuse_unless('fieldwork.runAppraisal', b.village_path);
  if b.closed or (afresh and (cardinality(b.used) > 0 or b.readings <> '{}')) then return false; end if;
  update box set slips = (select array_agg(d order by d) from unnest(digests || case when afresh then '{}' else b.slips end) d)
    where appraisal_id = appraisal;
  return true;
end $$;

-- To which appraisal a slip belongs, and whether it was used. Asked by whoever holds its code.
create function ballot.find_slip(digest text) returns table (appraisal_id uuid, closed boolean, used boolean)
language sql stable security definer set search_path = ballot, public as $$
  select b.appraisal_id, b.closed, digest = any (b.used) from box b where b.slips @> array[digest]
$$;

-- Puts a ballot into the box, once a slip: `counted`, `before`, `closed` or `unknown`.
create function ballot.cast_ballot(digest text, tracker text, choices jsonb) returns text
language plpgsql security definer set search_path = ballot, public as $$
declare b ballot.box;
begin
  select * into b from box where slips @> array[digest] for update;
  if not found then return 'unknown'; end if;
  if b.closed then return 'closed'; end if;
  if digest = any (b.used) then return 'before'; end if;
  perform put_in(b, digest, tracker, choices, 0);
  return 'counted';
end $$;

-- The one place where a ballot enters: the slip is used and everything is sorted anew, in one statement.
create function ballot.put_in(b ballot.box, digest text, tracker text, choices jsonb, paper integer) returns void
language sql set search_path = ballot, public as $$
  update box set
    used = (select array_agg(u order by u) from unnest(b.used || digest) u),
    ballots = (select jsonb_agg(x order by x ->> 'tracker')
      from jsonb_array_elements(b.ballots || jsonb_build_object('tracker', tracker, 'choices', choices)) x),
    papers = b.papers + paper,
    readings = b.readings - digest
  where appraisal_id = b.appraisal_id
$$;

-- One person's reading of a paper. The second account's equal reading puts it into the box and forgets who read it.
create function ballot.enter_paper(appraisal uuid, digest text, tracker text, choices jsonb, reader text) returns jsonb
language plpgsql security definer set search_path = ballot, public as $$
declare b ballot.box; others jsonb; same boolean;
begin
  select * into b from box where appraisal_id = appraisal for update;
  if not found then return jsonb_build_object('outcome', 'unknown'); end if;
  perform refuse_unless('fieldwork.enterBallots', b.village_path);
  if b.closed then return jsonb_build_object('outcome', 'closed'); end if;
  if not b.slips @> array[digest] then return jsonb_build_object('outcome', 'unknown'); end if;
  if digest = any (b.used) then return jsonb_build_object('outcome', 'used'); end if;
  others := coalesce(b.readings -> digest, '{}') - reader;
  select coalesce(bool_or(value = choices), false) into same from jsonb_each(others);
  if same then
    perform put_in(b, digest, tracker, choices, 1);
    return jsonb_build_object('outcome', 'counted');
  end if;
  update box set readings = b.readings || jsonb_build_object(digest, others || jsonb_build_object(reader, choices))
    where appraisal_id = appraisal;
  if others = '{}' then return jsonb_build_object('outcome', 'first'); end if;
  return jsonb_build_object('outcome', 'differs', 'readings',
    (select jsonb_agg(distinct value) from jsonb_each(others || jsonb_build_object(reader, choices))));
end $$;

-- How many papers wait for a second reading, and how many ballots and papers lie in the box. Asked only while closing.
create function ballot.close_box(appraisal uuid, papers_by_hand integer) returns jsonb
language plpgsql security definer set search_path = ballot, public as $$
declare b ballot.box; waiting integer;
begin
  select * into strict b from box where appraisal_id = appraisal for update;
  perform refuse_unless('fieldwork.runAppraisal', b.village_path);
  select count(*) into waiting from jsonb_object_keys(b.readings);
  if b.closed then return jsonb_build_object('outcome', 'closed'); end if;
  if waiting > 0 then return jsonb_build_object('outcome', 'waiting', 'count', waiting); end if;
  if papers_by_hand < b.papers then return jsonb_build_object('outcome', 'fewer', 'count', b.papers); end if;
  -- what joins a tracker to a choice ends here: choices leave sorted by what they say, trackers by themselves
  update box set closed = true, used = '{}', ballots = '[]', papers = 0 where appraisal_id = appraisal;
  return jsonb_build_object('outcome', 'counted', 'papers', b.papers,
    'choices', (select coalesce(jsonb_agg(x -> 'choices' order by (x -> 'choices')::text), '[]') from jsonb_array_elements(b.ballots) x),
    'trackers', (select coalesce(jsonb_agg(x -> 'tracker' order by x ->> 'tracker'), '[]') from jsonb_array_elements(b.ballots) x));
end $$;

-- The functions act as the box's own role. The migrator must be a member to hand them over, and ceases to be one.
do $$
declare f regprocedure; member boolean := pg_has_role(current_user, 'xingcun_ballot', 'MEMBER');
begin
  if not member then execute format('grant xingcun_ballot to %I', current_user); end if;
  grant create on schema ballot to xingcun_ballot;
  for f in select oid::regprocedure from pg_proc where pronamespace = 'ballot'::regnamespace loop
    execute format('alter function %s owner to xingcun_ballot', f);
    execute format('revoke all on function %s from public', f);
  end loop;
  revoke create on schema ballot from xingcun_ballot;
  if not member then execute format('revoke xingcun_ballot from %I', current_user); end if;
end $$;
grant execute on function ballot.find_slip(text), ballot.cast_ballot(text, text, jsonb) to xingcun_public;
grant execute on function ballot.open_box(uuid, ltree, text[]), ballot.issue(uuid, text[], boolean),
  ballot.enter_paper(uuid, text, text, jsonb, text), ballot.close_box(uuid, integer) to xingcun_app;
