-- Which classes were touched by which number, so that what is remembered can be brought up to date by a few rows. A change
-- of more than 500 classes at once, and whatever lies 4,096 numbers back, is not kept: "logged" says from where on nothing
-- is missing.
create table access_change (
    number   bigint  not null,
    class_id bigint  not null,
    tree     boolean not null,
    primary key (number, class_id, tree)
);
comment on table access_change is 'module: access; floor: tenant; personal: no; history: no';
comment on column access_change.tree is 'true: the class itself was made, moved or removed; false: a grant on it changed';

alter table access_version add column restrictions bigint not null default 0;
alter table access_version add column logged bigint not null default 0;
update access_version set restrictions = version, logged = version;

-- The row is locked before a number is drawn: numbers become visible in their order.
create or replace function access_changed() returns trigger
    language plpgsql
    set search_path = ${schema}, pg_temp
as $$
declare
    number bigint;
begin
    perform 1 from access_version for update;
    number := nextval('access_version_number');
    update access_version
       set version = number,
           restrictions = case when tg_table_name = 'access_restriction' then number else restrictions end,
           people = case when tg_table_name = 'access_restriction' then people else number end;
    return null;
end
$$;

create function access_logged(at bigint) returns void
    language sql
    set search_path = ${schema}, pg_temp
as $$
    delete from access_change where number <= at - 4096;
    update access_version set logged = greatest(logged, at - 4096);
$$;

create function access_class_changed() returns trigger
    language plpgsql
    set search_path = ${schema}, pg_temp
as $$
declare
    number bigint;
    many   bigint := (select count(*) from (select from touched limit 501) few);
begin
    if many = 0 then
        return null;
    end if;
    perform 1 from access_version for update;
    number := nextval('access_version_number');
    update access_version set version = number, classes = number;
    if many > 500 then
        delete from access_change;
        update access_version set logged = number;
    else
        insert into access_change (number, class_id, tree) select distinct number, id, true from touched;
        perform access_logged(number);
    end if;
    return null;
end
$$;

create function access_grant_changed() returns trigger
    language plpgsql
    set search_path = ${schema}, pg_temp
as $$
declare
    number bigint;
    many   bigint := (select count(*) from (select from touched limit 501) few);
begin
    if many = 0 then
        return null;
    end if;
    perform 1 from access_version for update;
    number := nextval('access_version_number');
    update access_version set version = number;
    if many > 500 then
        delete from access_change;
        update access_version set logged = number;
    else
        insert into access_change (number, class_id, tree) select distinct number, class_id, false from touched;
        perform access_logged(number);
    end if;
    return null;
end
$$;

drop trigger access_class_changed on access_class;
create trigger access_class_added after insert on access_class
    referencing new table as touched for each statement execute function access_class_changed();
create trigger access_class_changed after update on access_class
    referencing new table as touched for each statement execute function access_class_changed();
create trigger access_class_removed after delete on access_class
    referencing old table as touched for each statement execute function access_class_changed();

drop trigger access_grant_changed on access_grant;
create trigger access_grant_added after insert on access_grant
    referencing new table as touched for each statement execute function access_grant_changed();
create trigger access_grant_changed after update on access_grant
    referencing new table as touched for each statement execute function access_grant_changed();
create trigger access_grant_removed after delete on access_grant
    referencing old table as touched for each statement execute function access_grant_changed();
