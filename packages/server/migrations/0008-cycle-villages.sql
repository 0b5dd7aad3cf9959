-- The villages that a programme names; its assessments are made from them when it is published.
create table cycle_village (
  cycle_id     uuid not null references cycle on delete cascade,
  village_code text not null,
  village_path ltree not null,
  primary key (cycle_id, village_code),
  foreign key (village_code, village_path) references unit (code, path) on update cascade
);

alter table cycle_village enable row level security;
create policy as_cycle on cycle_village for select to xingcun_app using (exists (select from cycle where cycle.id = cycle_id));
create policy scoped on cycle_village for all to xingcun_app
  using (exists (select from cycle where cycle.id = cycle_id and cycle.city_path <@ (select app_scope())))
  with check (exists (select from cycle where cycle.id = cycle_id and cycle.city_path <@ (select app_scope())));
grant select, insert, delete on cycle_village to xingcun_app;
