-- The open bundle of a published result, and the log in which no published digest can be replaced in silence.

-- The log's machinery is its own schema: nodes and size are read by anybody and written by the trigger alone; the key by nobody but the owner.
create schema transparency;
create table transparency.secret (
  one         boolean primary key default true check (one),
  -- the log's name, under which it signs
  origin      text not null,
  -- Ed25519, PKCS #8 in hexadecimal
  private_key text not null
);
create table transparency.head (one boolean primary key default true check (one), size bigint not null);
-- Hashes of complete subtrees (RFC 9162): level 0 is a leaf. They never change, so a proof reads a handful of rows whatever the log's size.
create table transparency.node (
  level integer not null,
  index bigint not null,
  hash  text not null check (hash ~ '^[0-9a-f]{64}$'),
  primary key (level, index)
);

create table log_leaf (
  leaf_index bigint primary key,
  unit_path  ltree not null,
  kind       text not null,
  subject    text not null check (length(subject) between 1 and 200),
  digest     text not null check (digest ~ '^[0-9a-f]{64}$'),
  -- the day in China, as it stands in the entry
  on_day     text not null check (on_day ~ '^\d{4}-\d{2}-\d{2}$'),
  -- core/records/transparency/leaf.ts `leafEntry`: the text that is hashed
  entry      text not null,
  hash       text not null,
  at         timestamptz not null,
  check (entry::jsonb = jsonb_build_object('digest', digest, 'kind', kind, 'on', on_day, 'subject', subject))
);
create index log_leaf_digest on log_leaf (digest, leaf_index);

-- The trigger numbers, hashes and builds the tree. It holds the head until the commit, so indexes have no gaps and no two are alike.
create function transparency.append_leaf() returns trigger language plpgsql security definer set search_path = public as $$
declare place bigint; height integer := 0; sum bytea; beside text;
begin
  insert into transparency.head values (true, 0) on conflict do nothing;
  select size into strict place from transparency.head for update;
  new.leaf_index := place;
  sum := sha256('\x00'::bytea || convert_to(new.entry, 'UTF8'));
  new.hash := encode(sum, 'hex');
  update transparency.head set size = place + 1;
  insert into transparency.node values (height, place, new.hash);
  while place % 2 = 1 loop
    select n.hash into strict beside from transparency.node n where n.level = height and n.index = place - 1;
    sum := sha256('\x01'::bytea || decode(beside, 'hex') || sum);
    height := height + 1;
    place := place / 2;
    insert into transparency.node values (height, place, encode(sum, 'hex'));
  end loop;
  return new;
end $$;
create trigger append_leaf before insert on log_leaf for each row execute function transparency.append_leaf();
create trigger append_only before update or delete on log_leaf for each row execute function refuse_change();
create trigger no_truncate before truncate on log_leaf for each statement execute function refuse_change();
create trigger append_only before update or delete on transparency.node for each row execute function refuse_change();
create trigger no_truncate before truncate on transparency.node for each statement execute function refuse_change();

grant usage on schema transparency to xingcun_app, xingcun_public;
grant select on transparency.head, transparency.node to xingcun_app, xingcun_public;
alter table log_leaf enable row level security;
create policy readable on log_leaf for select to xingcun_app, xingcun_public using (true);
create policy scoped on log_leaf for insert to xingcun_app with check (unit_path <@ (select app_scope()));
grant select, insert on log_leaf to xingcun_app;
grant select on log_leaf to xingcun_public;

create table result_bundle (
  id           uuid primary key default gen_random_uuid(),
  cycle_id     uuid not null references cycle,
  city_path    ltree not null,
  -- from 1; each follows the one before
  place        integer not null check (place >= 1),
  phase        text not null check (phase in ('preliminary', 'final')),
  digest       text not null unique check (digest ~ '^[0-9a-f]{64}$'),
  previous     text check (previous ~ '^[0-9a-f]{64}$'),
  villages     integer not null,
  -- bytes of the text; `content` is the text compressed by gzip
  size         integer not null,
  content      bytea not null,
  published_on date not null,
  log_index    bigint not null,
  unique (cycle_id, place),
  check ((place = 1) = (previous is null))
);
create trigger append_only before update or delete on result_bundle for each row execute function refuse_change();
alter table result_bundle enable row level security;
create policy scoped on result_bundle for all to xingcun_app
  using (city_path <@ (select app_scope())) with check (city_path <@ (select app_scope()));
create policy published on result_bundle for select to xingcun_public
  using (exists (select from cycle c where c.id = cycle_id and c.state in ('publicity', 'final')));
grant select, insert on result_bundle to xingcun_app;
grant select on result_bundle to xingcun_public;
