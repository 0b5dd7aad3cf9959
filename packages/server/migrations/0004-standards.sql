-- Rating standards by version. A published document is frozen; a change is a new version.
create table standard (
  id           uuid primary key default gen_random_uuid(),
  city_code    text not null,
  city_path    ltree not null,
  code         text not null check (code ~ '^[a-z0-9][a-z0-9-]{1,60}$'),
  version      text not null check (length(version) between 1 and 40),
  title_zh     text not null,
  title_en     text not null,
  -- core/standards/standard.ts `Standard`, scores as integers
  document     jsonb not null,
  -- SHA-256 of the canonical document
  digest       text not null,
  state        text not null default 'draft' check (state in ('draft', 'published')),
  row_version  integer not null default 1,
  created_by   text references account,
  created_at   timestamptz not null default now(),
  published_by text references account,
  published_at timestamptz,
  sample       boolean not null default false,
  foreign key (city_code, city_path) references unit (code, path) on update cascade,
  unique (city_code, code, version),
  check ((state = 'published') = (published_at is not null))
);

create function refuse_change_of_published() returns trigger language plpgsql as $$
begin
  if old.state = 'published' and (to_jsonb(new) - 'city_path') is distinct from (to_jsonb(old) - 'city_path') then
    raise exception 'a published standard is frozen' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger frozen before update on standard for each row execute function refuse_change_of_published();

alter table standard enable row level security;
create policy published on standard for select to xingcun_public, xingcun_app using (state = 'published');
create policy scoped on standard for all to xingcun_app using (city_path <@ (select app_scope())) with check (city_path <@ (select app_scope()));
-- Those below the city read its drafts too: the standard is discussed before it is published.
create policy below on standard for select to xingcun_app using ((select app_scope()) <@ city_path);
grant select on standard to xingcun_public;
grant select, insert, update on standard to xingcun_app;
