-- Blind first marks hold for whoever acts for a member as well: what a deputy reads, the member may hear.

-- The request's account and those for whom it acts or acted: an appointment that ran out does not open what the member has yet to mark.
create function app_hands() returns text[] language sql stable security definer set search_path = public begin atomic
  select array_append(array(select distinct deputy_for from role_grant
    where account_id = current_setting('app.account', true) and deputy_for is not null and revoked_at is null),
    current_setting('app.account', true));
end;

create or replace function app_marks_blind() returns boolean language sql stable security definer set search_path = public begin atomic
  select exists (select from panel_item where due && (select app_hands()) and settled_at is null and hides <> '{}');
end;

do $$
declare hidden text;
begin
  foreach hidden in array array['score_cell', 'score_difference', 'panel_mark', 'disagreement'] loop
    execute format('drop policy blind on %I', hidden);
    execute format('create policy blind on %1$I as restrictive for select to xingcun_app using (not (select app_marks_blind()) or not exists (
      select from panel_item i, unnest((select app_hands())) hand where i.assessment_id = %1$I.assessment_id and i.item_code = %1$I.item_code
        and i.settled_at is null and %1$I.stage = any (i.hides) and hand = any (i.due) and hand <> all (i.committed_by)))', hidden);
  end loop;
end $$;
