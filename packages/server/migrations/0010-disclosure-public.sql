-- What the public page shows of a result, made once when it is published (core/disclosure/public-result.ts `PublicResult`).
create table public_result (
  rating_result_id uuid primary key references rating_result,
  content          jsonb not null
);
create trigger append_only before update or delete on public_result for each row execute function refuse_change();
alter table public_result enable row level security;
create policy as_rating_result on public_result for all to xingcun_app, xingcun_public
  using (exists (select from rating_result r where r.id = rating_result_id))
  with check (exists (select from rating_result r where r.id = rating_result_id));
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
