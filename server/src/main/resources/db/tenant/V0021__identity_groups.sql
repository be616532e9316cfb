create table user_group (
    id           uuid        not null primary key,
    kind         text        not null constraint user_group_kind_known
                 check (kind in ('people', 'space_members', 'space_admins')),
    name_sealed  bytea       not null,
    name_mac     bytea       not null constraint user_group_name_mac_length check (octet_length(name_mac) = 16),
    created_at   timestamptz not null
);
create unique index user_group_name_once on user_group (name_mac) where kind = 'people';
comment on table user_group is 'module: identity; floor: tenant; personal: no; history: yes';
select keep_history('user_group');

-- One row is one person or one group inside a group; never both.
create table group_member (
    id               uuid        not null primary key,
    group_id         uuid        not null references user_group (id) on delete cascade,
    user_id          uuid        references user_account (id) on delete cascade,
    nested_group_id  uuid        references user_group (id) on delete cascade,
    added_by         uuid        not null,
    added_at         timestamptz not null,
    constraint group_member_one_of check (num_nonnulls(user_id, nested_group_id) = 1),
    constraint group_member_not_itself check (nested_group_id is distinct from group_id),
    constraint group_member_once unique nulls not distinct (group_id, user_id, nested_group_id)
);
create index group_member_by_user on group_member (user_id) where user_id is not null;
create index group_member_by_nested on group_member (nested_group_id) where nested_group_id is not null;
comment on table group_member is 'module: identity; floor: tenant; personal: yes; history: yes';
select keep_history('group_member');
