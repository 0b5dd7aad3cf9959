-- What people do on a sheet: counters beside it, who had a hand in it, sign-offs that lapse.

-- Required items that have a value, in all and by star ('' for figures of the whole standard): lists never aggregate over cells.
alter table score_sheet
  add column filled integer not null default 0 check (filled >= 0),
  add column filled_by_star jsonb not null default '{}';

-- Who scored, signed or sent back at a stage of a village; he must not check it at a higher one.
create table sheet_contributor (
  assessment_id uuid not null references assessment,
  account_id    text not null references account,
  stage         text not null check (stage in ('selfAssessment', 'preliminaryReview', 'jointReview', 'finalAppraisal')),
  primary key (assessment_id, account_id, stage)
);
create index sheet_contributor_account on sheet_contributor (account_id);
alter table sheet_contributor enable row level security;
create policy as_assessment on sheet_contributor for all to xingcun_app using (exists (select from assessment a where a.id = assessment_id))
  with check (exists (select from assessment a where a.id = assessment_id));
grant select, insert on sheet_contributor to xingcun_app;

-- A sign-off lapses when a value of its star changes or is sent back.
alter table star_sign_off add column voided_at timestamptz;

-- A record and the one that replaces it change places in one transaction.
alter table meeting alter constraint meeting_replaced_by_fkey deferrable initially deferred;

-- Acts in the order in which they were done: several share one moment.
alter table sheet_act add column seq bigint generated always as identity;

create index returned_item_open on returned_item (assessment_id) where resolved_at is null;
create unique index veto_finding_one_standing on veto_finding (assessment_id, veto_code) where lifted_at is null;
