-- A network's key can be changed: the newest version wraps, earlier ones only open until nothing needs them any more.
alter table tenant_key drop constraint tenant_key_pk;
alter table tenant_key
    add column version      integer     not null default 1
                            constraint tenant_key_version check (version between 1 and 1000000),
    add column wrapped_at   timestamptz,
    add column destroyed_at timestamptz;
alter table tenant_key add constraint tenant_key_pk primary key (tenant_id, version);
alter table tenant_key alter column wrapped_key drop not null;
alter table tenant_key
    add constraint tenant_key_destroyed check ((wrapped_key is null) = (destroyed_at is not null));

comment on column tenant_key.wrapped_at is 'when the root key last wrapped it; null = when it was made';
comment on column tenant_key.destroyed_at is 'when this version was erased; nothing it wrapped opens any more';
