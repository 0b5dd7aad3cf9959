-- The proof library: pieces, the items they are linked to, and uploads that may break off and go on.
create table evidence (
  id              uuid primary key default gen_random_uuid(),
  assessment_id   uuid not null references assessment,
  kind            text not null check (kind in ('file', 'record', 'document')),
  title           text not null check (length(title) between 1 and 200),
  note            text not null default '' check (length(note) <= 1000),
  -- the days that it speaks of, apart from the day on which it was added
  effective_from  date not null,
  effective_to    date check (effective_to >= effective_from),
  added_by        text not null references account,
  -- the unit as whose it was added; that unit withdraws it
  added_for       ltree not null,
  added_at        timestamptz not null,
  row_version     integer not null default 1,
  record_kind     text,
  record_id       text,
  -- where the paper is
  reference       text check (length(reference) between 1 and 500),
  sha256          text check (sha256 ~ '^[0-9a-f]{64}$'),
  size            integer check (size > 0),
  content_type    text check (content_type in ('image/jpeg', 'image/png', 'image/webp', 'application/pdf')),
  width           integer check (width > 0),
  height          integer check (height > 0),
  pages           integer check (pages > 0),
  -- dHash (core/fieldwork/evidence/likeness.ts); null where nothing was decoded or a picture is almost one colour
  perceptual_hash bit(64),
  -- a small JPEG, turned as it is shown
  thumbnail       bytea,
  redaction_of    uuid references evidence,
  redaction_reason text,
  -- an original behind a redacted copy
  sealed_by       text references account,
  sealed_at       timestamptz,
  withdrawn_by    text references account,
  withdrawn_at    timestamptz,
  withdrawal_reason text,
  -- the file of a withdrawn piece is gone after a time; the row stays
  erased_at       timestamptz,
  check ((kind = 'file') = (sha256 is not null and size is not null and content_type is not null)),
  check ((kind = 'record') = (record_kind is not null and record_id is not null)),
  check ((kind = 'document') = (reference is not null)),
  check (num_nulls(redaction_of, redaction_reason) in (0, 2)),
  check (num_nulls(sealed_by, sealed_at) in (0, 2)),
  check (num_nulls(withdrawn_by, withdrawn_at, withdrawal_reason) in (0, 3)),
  check (erased_at is null or withdrawn_at is not null)
);
create index evidence_assessment on evidence (assessment_id);
create index evidence_file on evidence (sha256) where sha256 is not null;
create unique index evidence_file_once on evidence (assessment_id, sha256) where withdrawn_at is null;
create unique index evidence_record_once on evidence (assessment_id, record_kind, record_id) where withdrawn_at is null;

create table evidence_link (
  id            uuid primary key default gen_random_uuid(),
  evidence_id   uuid not null references evidence,
  assessment_id uuid not null references assessment,
  item_code     text not null,
  linked_by     text not null references account,
  linked_at     timestamptz not null,
  -- undone by a second entry in the same row, never by deleting it
  unlinked_by   text references account,
  unlinked_at   timestamptz,
  check (num_nulls(unlinked_by, unlinked_at) in (0, 2))
);
create unique index evidence_link_standing on evidence_link (evidence_id, item_code) where unlinked_at is null;
create index evidence_link_assessment on evidence_link (assessment_id) where unlinked_at is null;

create table evidence_upload (
  id            uuid primary key default gen_random_uuid(),
  assessment_id uuid not null references assessment,
  started_by    text not null references account,
  started_at    timestamptz not null,
  sha256        text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  size          integer not null check (size > 0),
  content_type  text not null,
  -- bytes that are safely stored
  received      integer not null default 0 check (received between 0 and size),
  -- core/fieldwork/evidence/contract.ts `Description`
  description   jsonb not null,
  redaction_of  uuid references evidence,
  redaction_reason text,
  unique (assessment_id, started_by, sha256)
);
create index evidence_upload_started on evidence_upload (started_at);

do $$
declare child text;
begin
  foreach child in array array['evidence', 'evidence_link', 'evidence_upload'] loop
    execute format('alter table %I enable row level security', child);
    execute format('create policy as_assessment on %I for all to xingcun_app using (exists (select from assessment a where a.id = assessment_id))
      with check (exists (select from assessment a where a.id = assessment_id))', child);
    execute format('grant select, insert, update on %I to xingcun_app', child);
  end loop;
end $$;
-- A completed upload has become a piece.
grant delete on evidence_upload to xingcun_app;

-- What a piece is does not change; only its seal, its withdrawal, its links' version and the erasing of its file are written later.
create function refuse_other_evidence() returns trigger language plpgsql as $$
begin
  if (new.id, new.assessment_id, new.kind, new.title, new.note, new.effective_from, new.effective_to, new.added_by, new.added_for, new.added_at,
      new.record_kind, new.record_id, new.reference, new.sha256, new.size, new.content_type, new.redaction_of, new.redaction_reason)
    is distinct from
     (old.id, old.assessment_id, old.kind, old.title, old.note, old.effective_from, old.effective_to, old.added_by, old.added_for, old.added_at,
      old.record_kind, old.record_id, old.reference, old.sha256, old.size, old.content_type, old.redaction_of, old.redaction_reason)
    or (old.sealed_at is not null and new.sealed_at is distinct from old.sealed_at)
    or (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at) then
    raise exception 'a piece of evidence is not rewritten' using errcode = 'integrity_constraint_violation';
  end if;
  return new;
end $$;
create trigger not_rewritten before update on evidence for each row execute function refuse_other_evidence();
create trigger never_deleted before delete on evidence for each row execute function refuse_change();
