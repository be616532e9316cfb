create table journal_leaf (
    position    bigint not null constraint journal_leaf_pk primary key
        constraint journal_leaf_position check (position >= 0),
    entry_id    uuid   not null constraint journal_leaf_once unique,
    commitments bytea  not null,
    seed_sealed bytea
);
comment on table journal_leaf is 'module: checkpoints; floor: tenant; personal: yes; history: no';
comment on column journal_leaf.commitments is 'list of names and salted hashes as in docs/formats/journal-leaf-v1.md';
comment on column journal_leaf.seed_sealed is 'where the salts come from, under the key of the person who acted; null = the entry has no values';

revoke update, delete, truncate on journal_leaf from ${role};

create table journal_tree (
    only_row            boolean not null default true
        constraint journal_tree_pk primary key
        constraint journal_tree_one_row check (only_row),
    leaf_count          bigint  not null,
    settled_transaction bigint  not null,
    settled_id          uuid    not null
);
comment on table journal_tree is 'module: checkpoints; floor: tenant; personal: no; history: no';
comment on column journal_tree.settled_transaction is 'everything written before this place of the journal is in the tree';
insert into journal_tree (leaf_count, settled_transaction, settled_id)
values (0, 0, '00000000-0000-0000-0000-000000000000');
revoke insert, delete, truncate on journal_tree from ${role};

create table journal_tile (
    level  smallint not null constraint journal_tile_level check (level between 0 and 7),
    number bigint   not null,
    hashes bytea    not null constraint journal_tile_hashes
        check (octet_length(hashes) between 32 and 8192 and octet_length(hashes) % 32 = 0),
    constraint journal_tile_pk primary key (level, number)
);
comment on table journal_tile is 'module: checkpoints; floor: tenant; personal: no; history: no';
-- Hashes don't compress; kept outside the row, so that the row stays small while its tile grows.
alter table journal_tile alter column hashes set storage external;
revoke delete, truncate on journal_tile from ${role};

create function keep_tile() returns trigger language plpgsql as $$
begin
    if substr(new.hashes, 1, octet_length(old.hashes)) <> old.hashes
        or (new.level, new.number) is distinct from (old.level, old.number) then
        raise exception 'a tile only grows';
    end if;
    return new;
end
$$;
create trigger journal_tile_only_grows before update on journal_tile
    for each row execute function keep_tile();

create table journal_checkpoint (
    leaf_count bigint      not null constraint journal_checkpoint_pk primary key,
    signed_at  timestamptz not null,
    note       text        not null
        constraint journal_checkpoint_note_length check (length(note) between 1 and 8000)
);
comment on table journal_checkpoint is 'module: checkpoints; floor: tenant; personal: no; history: no';
create index journal_checkpoint_by_time on journal_checkpoint (signed_at);
revoke update, truncate on journal_checkpoint from ${role};

create table journal_key (
    id          uuid        not null constraint journal_key_pk primary key,
    only_row    boolean     not null default true
        constraint journal_key_one_row check (only_row),
    seed_sealed bytea       not null,
    public_key  bytea       not null
        constraint journal_key_length check (octet_length(public_key) = 32),
    created_at  timestamptz not null,
    constraint journal_key_once unique (only_row)
);
comment on table journal_key is 'module: checkpoints; floor: tenant; personal: no; history: no';
revoke update, delete, truncate on journal_key from ${role};
