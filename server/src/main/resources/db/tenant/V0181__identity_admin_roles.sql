-- A named set of areas of administration, for people and groups who run a part of the network and not all of it.
create table admin_role (
    id           uuid        not null primary key,
    name_sealed  bytea       not null
        constraint admin_role_name_length check (octet_length(name_sealed) <= 2048),
    name_mac     bytea       not null
        constraint admin_role_name_mac_length check (octet_length(name_mac) = 16),
    areas        integer     not null
        constraint admin_role_areas check (areas between 1 and 255),
    changed_by   uuid        not null,
    changed_at   timestamptz not null,
    constraint admin_role_name_once unique (name_mac)
);
comment on table admin_role is 'module: identity; floor: tenant; personal: no; history: yes';
comment on column admin_role.areas is 'bits of kernel.Area';

-- One row is one person or one group that holds a role; never both.
create table admin_role_holder (
    id        uuid        not null primary key,
    role_id   uuid        not null references admin_role (id) on delete cascade,
    user_id   uuid        references user_account (id) on delete cascade,
    group_id  uuid        references user_group (id) on delete cascade,
    given_by  uuid        not null,
    given_at  timestamptz not null,
    constraint admin_role_holder_one_of check (num_nonnulls(user_id, group_id) = 1),
    constraint admin_role_holder_once unique nulls not distinct (role_id, user_id, group_id)
);
create index admin_role_holder_by_user on admin_role_holder (user_id) where user_id is not null;
create index admin_role_holder_by_group on admin_role_holder (group_id) where group_id is not null;
comment on table admin_role_holder is 'module: identity; floor: tenant; personal: yes; history: yes';

select keep_history('admin_role');
select keep_history('admin_role_holder');
