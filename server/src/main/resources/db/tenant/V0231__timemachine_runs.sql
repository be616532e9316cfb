-- Rows refer to each other while a restore puts them back; then that is looked at when it ends, else at once as before.
alter table access_class alter constraint access_class_parent_id_fkey deferrable initially immediate;
alter table access_grant alter constraint access_grant_role_id_fkey deferrable initially immediate;
alter table folder alter constraint folder_parent_id_fkey deferrable initially immediate;
alter table folder alter constraint folder_space_id_fkey deferrable initially immediate;
alter table document alter constraint document_folder_id_fkey deferrable initially immediate;
alter table document alter constraint document_space_id_fkey deferrable initially immediate;
alter table access_profile alter constraint access_profile_user_id_fkey deferrable initially immediate;
alter table access_profile alter constraint access_profile_role_id_fkey deferrable initially immediate;
alter table group_member alter constraint group_member_group_id_fkey deferrable initially immediate;
alter table group_member alter constraint group_member_user_id_fkey deferrable initially immediate;
alter table group_member alter constraint group_member_nested_group_id_fkey deferrable initially immediate;

-- How the past of one space or folder is found, and what changed since a moment.
create index folder_history_by_place on folder_history (space_id, parent_id);
create index document_history_by_place on document_history (space_id, folder_id);
create index snip_history_by_document on snip_history (document_id);
create index access_class_history_by_container on access_class_history (container_id);
create index access_grant_history_by_class on access_grant_history (class_id);
create index space_since on space (valid_from);
create index space_deletion_since on space_deletion (valid_from);
create index folder_since on folder (valid_from);
create index document_since on document (valid_from);
create index version_since on version (valid_from);
create index snip_since on snip (valid_from);
create index snip_tag_since on snip_tag (valid_from);
create index access_class_since on access_class (valid_from);
create index access_grant_since on access_grant (valid_from);
create index access_restriction_since on access_restriction (valid_from);
create index group_member_since on group_member (valid_from);

create table restore_run (
    id            uuid        not null primary key,
    scope         text        not null
        constraint restore_run_scope check (scope in ('network', 'space')),
    scope_id      uuid        not null,
    moment        timestamptz not null,
    chosen_sealed bytea,
    newer         boolean     not null,
    undo_of       uuid        references restore_run,
    asked_by      uuid        not null,
    asked_at      timestamptz not null,
    state         text        not null
        constraint restore_run_state check (state in ('waiting', 'running', 'done', 'failed')),
    step          integer     not null default 0,
    claimed_at    timestamptz,
    done_at       timestamptz,
    made_at       timestamptz,
    back_count    integer     not null default 0,
    away_count    integer     not null default 0,
    renamed_count integer     not null default 0,
    left_count    integer     not null default 0,
    verified      boolean,
    logged_at     timestamptz,
    logged_met    boolean,
    root_mark     bytea
        constraint restore_run_root_mark_length check (octet_length(root_mark) = 32),
    failure       text
        constraint restore_run_failure_length check (length(failure) between 1 and 64)
);
comment on table restore_run is 'module: timemachine; floor: tenant; personal: yes; history: no';
comment on column restore_run.chosen_sealed is 'which things, one a line as kind:id; null = everything in the scope';
comment on column restore_run.newer is 'whether what was added after the moment was taken away as well';
comment on column restore_run.made_at is 'the moment of the transaction that restored: the return point lies just before it';
comment on column restore_run.root_mark is 'digest of what was restored, as it stands after';
comment on column restore_run.logged_at is 'of which moment the root was logged that the whole state was compared with';
create index restore_run_by_scope on restore_run (scope, scope_id, asked_at desc);
create index restore_run_waiting on restore_run (asked_at) where state in ('waiting', 'running');
revoke delete, truncate on restore_run from ${role};

-- The running digest of everything that the time machine restores, and what it was at each moment that was logged.
create table state_tally (
    only_row  boolean     not null default true
        constraint state_tally_pk primary key
        constraint state_tally_one_row check (only_row),
    moment    timestamptz not null,
    row_count bigint      not null,
    lanes     bytea       not null
        constraint state_tally_lanes check (octet_length(lanes) = 2048)
);
comment on table state_tally is 'module: timemachine; floor: tenant; personal: no; history: no';
comment on column state_tally.lanes is 'sum of the digests of all rows, 1024 lanes of 16 bits';
revoke delete, truncate on state_tally from ${role};

create table state_root (
    moment    timestamptz not null primary key,
    row_count bigint      not null,
    root      bytea       not null
        constraint state_root_length check (octet_length(root) = 32)
);
comment on table state_root is 'module: timemachine; floor: tenant; personal: no; history: no';
comment on column state_root.moment is 'all transactions that began before it had ended when this was logged';
revoke update, truncate on state_root from ${role};
