-- What happens to a star after the award, each by a document; certificates with a code that anyone can check.
create table star_standing_act (
  id            uuid primary key default gen_random_uuid(),
  seq           bigint generated always as identity,
  assessment_id uuid not null references assessment,
  star_code     text not null,
  act           text not null check (act in ('suspended', 'removed', 'restored')),
  from_on       date not null,
  until_on      date check (until_on >= from_on),
  document      text not null check (length(document) between 2 and 500),
  authority     text not null check (length(authority) between 2 and 200),
  reason        text not null check (length(reason) between 5 and 2000),
  recorded_by   text not null references account,
  recorded_at   timestamptz not null,
  check (until_on is null or act = 'suspended')
);
create index star_standing_act_assessment on star_standing_act (assessment_id, seq);
create trigger append_only before update or delete on star_standing_act for each row execute function refuse_change();

create table certificate (
  assessment_id uuid primary key references assessment,
  -- as printed, without its dashes; not a secret
  code          text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{16}$'),
  issued_on     date not null,
  issued_by     text not null references account,
  -- SHA-256 of the final result
  digest        text not null
);
create trigger append_only before update or delete on certificate for each row execute function refuse_change();

do $$
declare child text;
begin
  foreach child in array array['star_standing_act', 'certificate'] loop
    execute format('alter table %I enable row level security', child);
    execute format('create policy as_assessment on %I for all to xingcun_app using (exists (select from assessment a where a.id = assessment_id))
      with check (exists (select from assessment a where a.id = assessment_id))', child);
    execute format('create policy published on %I for select to xingcun_public using (exists (
      select from assessment a join cycle c on c.id = a.cycle_id where a.id = assessment_id and c.state = ''final''))', child);
    execute format('grant select, insert on %I to xingcun_app', child);
    execute format('grant select on %I to xingcun_public', child);
  end loop;
end $$;
