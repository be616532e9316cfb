-- A named set of permissions of the network: offered for sharing, and as the most that a person may ever be given.
create table access_role (
    id           uuid        not null primary key,
    name_sealed  bytea       not null
        constraint access_role_name_length check (octet_length(name_sealed) <= 2048),
    name_mac     bytea       not null
        constraint access_role_name_mac_length check (octet_length(name_mac) = 16),
    permissions  integer     not null
        constraint access_role_permissions check (permissions between 1 and 63),
    changed_by   uuid        not null,
    changed_at   timestamptz not null,
    constraint access_role_name_once unique (name_mac)
);
comment on table access_role is 'module: access; floor: tenant; personal: no; history: yes';

-- The most a person may do anywhere, whatever grants say.
create table access_profile (
    user_id  uuid        not null primary key references user_account (id) on delete cascade,
    role_id  uuid        not null references access_role (id),
    set_by   uuid        not null,
    set_at   timestamptz not null
);
comment on table access_profile is 'module: access; floor: tenant; personal: yes; history: yes';
create index access_profile_by_role on access_profile (role_id);

-- Who may share what with whom: the first rule that fits decides.
create table share_rule (
    id        uuid        not null primary key,
    position  integer     not null
        constraint share_rule_position check (position between 1 and 1000),
    who_kind  text        not null
        constraint share_rule_who_kind check (who_kind in ('anyone', 'admin', 'member', 'guest', 'group')),
    who_id    uuid,
    label     text
        constraint share_rule_label_length check (length(label) between 1 and 64),
    targets   integer     not null
        constraint share_rule_targets check (targets between 1 and 31),
    effect    text        not null
        constraint share_rule_effect check (effect in ('allow', 'deny')),
    set_by    uuid        not null,
    set_at    timestamptz not null,
    constraint share_rule_who check ((who_kind = 'group') = (who_id is not null))
);
comment on table share_rule is 'module: access; floor: tenant; personal: no; history: yes';

-- Links are subjects of grants as people and groups are; a grant remembers the role it was given by.
alter table access_grant drop constraint access_grant_subject_kind;
alter table access_grant add constraint access_grant_subject_kind
    check (subject_kind in ('user', 'group', 'everyone', 'link'));
alter table access_grant add column role_id uuid references access_role (id) on delete set null;
create index access_grant_by_role on access_grant (role_id) where role_id is not null;

-- What is remembered of the tree of classes and of people outlives a change of grants: each has a number of its own.
alter table access_version add column classes bigint not null default 0;
alter table access_version add column people bigint not null default 0;
update access_version set classes = version, people = version;

create or replace function access_changed() returns trigger
    language plpgsql
    set search_path = ${schema}, pg_temp
as $$
declare
    number bigint := nextval('access_version_number');
begin
    update access_version
       set version = number,
           classes = case when tg_table_name = 'access_class' then number else classes end,
           people = case when tg_table_name in ('access_class', 'access_grant') then people else number end;
    return null;
end
$$;

create trigger access_role_changed_access after update or delete on access_role
    for each statement execute function access_changed();
create trigger access_profile_changed_access after insert or update or delete on access_profile
    for each statement execute function access_changed();

select keep_history('access_role');
select keep_history('access_profile');
select keep_history('share_rule');
select keep_history('access_grant');
