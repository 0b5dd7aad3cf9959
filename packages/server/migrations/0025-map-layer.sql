-- Boundaries that a city loads, to be drawn on its public pages. The newest stands; earlier ones stay. Maps of China need an approval
-- number (审图号), which is shown beside the map.
create table map_layer (
  id              uuid primary key default gen_random_uuid(),
  city_code       text not null references unit,
  city_path       ltree not null,
  approval_number text not null check (length(approval_number) between 2 and 100),
  source          text not null check (length(source) between 2 and 300),
  -- GeoJSON features whose properties hold the unit's code and nothing else (core/units/map-layer.ts)
  features        jsonb not null,
  -- unit code → about where it lies, for the tiles
  positions       jsonb not null,
  loaded_by       text not null references account,
  loaded_at       timestamptz not null
);
create index map_layer_newest on map_layer (city_code, loaded_at desc);
create trigger append_only before update or delete on map_layer for each row execute function refuse_change();
alter table map_layer enable row level security;
create policy readable on map_layer for select to xingcun_app, xingcun_public using (true);
create policy scoped on map_layer for insert to xingcun_app with check (city_path <@ (select app_scope()));
grant select on map_layer to xingcun_app, xingcun_public;
grant insert on map_layer to xingcun_app;
