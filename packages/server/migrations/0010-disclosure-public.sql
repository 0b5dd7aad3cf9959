-- What the public page shows of a result, made once when it is published (core/disclosure/public-result.ts `PublicResult`), so that
-- showing ten thousand villages reads one narrow table.
create table public_result (
  assessment_id uuid not null,
  phase         text not null,
  cycle_id      uuid not null references cycle,
  stars_won     integer not null,
  content       jsonb not null,
  primary key (assessment_id, phase),
  foreign key (assessment_id, phase) references rating_result (assessment_id, phase)
);
create trigger append_only before update or delete on public_result for each row execute function refuse_change();
alter table public_result enable row level security;
create policy as_assessment on public_result for all to xingcun_app
  using (exists (select from assessment a where a.id = assessment_id)) with check (exists (select from assessment a where a.id = assessment_id));
create policy published on public_result for select to xingcun_public
  using (cycle_id in (select id from cycle where state in ('publicity', 'final')));
grant select, insert on public_result to xingcun_app;
grant select on public_result to xingcun_public;

-- The objector's own words stay between him and the district or city: he may be recognised by them. What is shown beside a public answer
-- is the gist that the answering person wrote.
alter table objection add column public_words text check (length(public_words) between 1 and 2000);
create view answered_objection as
  select assessment_id, star_code, coalesce(public_words, '') as words, answer, answered_at from objection where answer is not null;
grant select on answered_objection to xingcun_public;

-- Which villages a published programme names is public.
create policy published on cycle_village for select to xingcun_public using (exists (select from cycle where cycle.id = cycle_id));
grant select on cycle_village to xingcun_public;
