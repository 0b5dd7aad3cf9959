-- All score sheets of a unit in one document, and a document that is ready waits in the inbox of whoever asked until it is fetched.
alter table document_job drop constraint document_job_kind_check;
alter table document_job add constraint document_job_kind_check check (kind in ('seasonReport', 'scoreSheets'));
alter table document_job add column fetched_at timestamptz check (fetched_at is null or state = 'ready');
grant update (fetched_at) on document_job to xingcun_app;
