create table tenant_key (
    tenant_id   uuid        not null constraint tenant_key_pk primary key
                            constraint tenant_key_tenant_fk references tenant (id),
    wrapped_key bytea       not null constraint tenant_key_wrapped_length check (octet_length(wrapped_key) between 1 and 4096),
    root_key_id text        not null constraint tenant_key_root_length check (length(root_key_id) between 1 and 200),
    created_at  timestamptz not null
);

comment on table tenant_key is 'module: data; floor: control; personal: no; history: no';
comment on column tenant_key.wrapped_key is 'the key that wraps all keys of the tenant, itself sealed by the root key';
comment on column tenant_key.root_key_id is 'public name of the root key that sealed it';
