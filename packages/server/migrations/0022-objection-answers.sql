-- That an objection was answered, for those at work in the village: the answer is public, what was said and by which receipt is not here.
create view objection_answer as
  select o.id, o.assessment_id, o.star_code, o.answered_at
  from objection o join assessment a on a.id = o.assessment_id
  where o.answer is not null and a.village_path <@ (select app_scope());
grant select on objection_answer to xingcun_app;
