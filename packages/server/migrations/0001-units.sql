-- The tree of units and the roles under which requests run. Codes: GB/T 2260 + GB/T 10114, twelve digits (statistical division codes).
create extension if not exists ltree;

do $$
begin
  -- xingcun_server signs in; inside each request it becomes xingcun_app (an account) or xingcun_public (nobody). None can bypass row-level security.
  if not exists (select from pg_roles where rolname = 'xingcun_app') then create role xingcun_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'xingcun_public') then create role xingcun_public nologin; end if;
  if not exists (select from pg_roles where rolname = 'xingcun_server') then create role xingcun_server login noinherit; end if;
exception when duplicate_object or unique_violation then null; -- two migrators at once
end $$;
grant xingcun_app, xingcun_public to xingcun_server;
grant usage on schema public to xingcun_server, xingcun_app, xingcun_public;

-- The subtrees in which the request's account holds the permission that the route asks for; set once a request.
create function app_scope() returns ltree[] language sql stable parallel safe
  return nullif(current_setting('app.scope', true), '')::ltree[];
-- The stars to which that grant is limited; null is all.
create function app_stars() returns text[] language sql stable parallel safe
  return nullif(current_setting('app.stars', true), '')::text[];

create table unit (
  code           text primary key check (code ~ '^[0-9]{12}(-[A-Z0-9]{2,12})?$'),
  path           ltree not null unique,
  parent_code    text references unit,
  kind           text not null check (kind in ('city', 'district', 'township', 'village', 'community', 'settlement', 'department', 'workTeam')),
  name           text not null,
  name_en        text,
  -- as the source of the code writes it (“小拐村村委会”); `name` is the everyday form
  raw_name       text not null,
  -- first and last day; a merged or split unit names the one that took over
  opened_on      date,
  closed_on      date,
  successor_code text references unit check (successor_code <> code),
  sample         boolean not null default false,
  unique (code, path),
  check ((parent_code is null) = (nlevel(path) = 1)),
  check (subpath(path, -1)::text = replace(code, '-', '_')),
  check (closed_on > opened_on),
  check (successor_code is null or closed_on is not null)
);
create index unit_parent on unit (parent_code);
create index unit_path on unit using gist (path gist_ltree_ops(siglen = 100));

alter table unit enable row level security;
create policy readable on unit for select to xingcun_server, xingcun_app, xingcun_public using (true);
create policy writable on unit for all to xingcun_app
  using (path <@ (select app_scope()) and (select current_setting('app.permission', true)) = 'units.import')
  with check (path <@ (select app_scope()) and (select current_setting('app.permission', true)) = 'units.import');
grant select on unit to xingcun_server, xingcun_app, xingcun_public;
grant insert, update on unit to xingcun_app;

-- Names that a unit had before it was renamed; it keeps its code.
create table former_unit_name (
  unit_code text not null references unit,
  name      text not null,
  name_en   text,
  -- the first day of the next name
  until_on  date not null,
  primary key (unit_code, until_on)
);
alter table former_unit_name enable row level security;
create policy readable on former_unit_name for select to xingcun_app, xingcun_public using (true);
create policy writable on former_unit_name for insert to xingcun_app
  with check (exists (select from unit u where u.code = unit_code and u.path <@ (select app_scope())));
grant select on former_unit_name to xingcun_app, xingcun_public;
grant insert on former_unit_name to xingcun_app;
