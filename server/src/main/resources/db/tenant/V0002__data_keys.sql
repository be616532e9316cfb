create sequence data_key_number as integer;
grant usage on sequence data_key_number to ${role};

create table data_key (
    number        integer     not null constraint data_key_pk primary key,
    scope         text        not null constraint data_key_scope_length check (length(scope) between 1 and 100),
    wrapped_key   bytea       not null constraint data_key_wrapped_length check (octet_length(wrapped_key) = 60),
    created_at    timestamptz not null,
    superseded_at timestamptz
);

-- One key of a scope seals; the earlier ones only open.
create unique index data_key_current on data_key (scope) where superseded_at is null;

revoke delete on data_key from ${role};
comment on table data_key is 'module: data; floor: tenant; personal: no; history: no';
comment on column data_key.wrapped_key is 'sealed under the tenant''s own key: nonce, ciphertext, tag';
