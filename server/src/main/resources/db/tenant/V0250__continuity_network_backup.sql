-- The key of a network's own backups: whoever has the passphrase opens them.
create table network_backup_key (
    only_one      boolean     not null default true constraint network_backup_key_pk primary key
                              constraint network_backup_key_one check (only_one),
    public_key    bytea       not null constraint network_backup_key_public check (octet_length(public_key) = 32),
    secret_sealed bytea       not null constraint network_backup_key_secret check (octet_length(secret_sealed) = 60),
    salt          bytea       not null constraint network_backup_key_salt check (octet_length(salt) = 16),
    every_days    integer     constraint network_backup_key_every check (every_days between 1 and 30),
    made_at       timestamptz not null
);
comment on table network_backup_key is 'module: continuity; floor: tenant; personal: no; history: no';
comment on column network_backup_key.secret_sealed is 'the private half, sealed under the passphrase: nonce, ciphertext, tag';

create table network_backup (
    id          uuid        not null constraint network_backup_pk primary key,
    made_at     timestamptz not null,
    made_by     uuid,
    size_bytes  bigint      not null,
    row_count   bigint      not null,
    blob_count  integer     not null
);
comment on table network_backup is 'module: continuity; floor: tenant; personal: yes; history: no';
comment on column network_backup.made_by is 'who asked for it; null: made by the schedule';
