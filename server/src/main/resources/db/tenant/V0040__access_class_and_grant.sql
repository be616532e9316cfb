create table access_class (
    id             bigint      not null generated always as identity primary key,
    container_kind text        not null
        constraint access_class_container_kind check (container_kind in ('space', 'folder', 'document')),
    container_id   uuid        not null unique,
    parent_id      bigint      references access_class,
    inherits       boolean     not null,
    created_at     timestamptz not null,
    constraint access_class_inherits_from_something check (parent_id is not null or not inherits)
);

comment on table access_class is 'module: access; floor: tenant; personal: no; history: yes';

create index access_class_by_parent on access_class (parent_id);

create table access_grant (
    id           uuid        not null primary key,
    class_id     bigint      not null references access_class on delete cascade,
    subject_kind text        not null
        constraint access_grant_subject_kind check (subject_kind in ('user', 'group', 'everyone')),
    subject_id   uuid,
    effect       text        not null
        constraint access_grant_effect check (effect in ('allow', 'deny')),
    permissions  integer     not null
        constraint access_grant_permissions check (permissions between 1 and 63),
    expires_at   timestamptz,
    granted_by   uuid        not null,
    granted_at   timestamptz not null,
    constraint access_grant_subject check ((subject_kind = 'everyone') = (subject_id is null)),
    constraint access_grant_once unique nulls not distinct (class_id, subject_kind, subject_id, effect)
);

comment on table access_grant is 'module: access; floor: tenant; personal: yes; history: yes';

create index access_grant_by_subject on access_grant (subject_id);

create table access_version (
    only_row boolean not null primary key default true
        constraint access_version_one_row check (only_row),
    version  bigint  not null
);

comment on table access_version is 'module: access; floor: tenant; personal: no; history: no';

create sequence access_version_number;

insert into access_version (version) values (nextval('access_version_number'));

-- Whatever changes who may do what gives the tenant a version number that no transaction ever had before, also one that
-- is rolled back; remembered answers are kept under that number.
create function access_changed() returns trigger
    language plpgsql
    set search_path = ${schema}, pg_temp
as $$
begin
    update access_version set version = nextval('access_version_number');
    return null;
end
$$;

create trigger access_class_changed after insert or update or delete on access_class
    for each statement execute function access_changed();
create trigger access_grant_changed after insert or update or delete on access_grant
    for each statement execute function access_changed();
create trigger group_member_changed_access after insert or update or delete on group_member
    for each statement execute function access_changed();
create trigger user_account_changed_access after insert or update or delete on user_account
    for each statement execute function access_changed();

select keep_history('access_class');
select keep_history('access_grant');
