-- Whether everyone is kept from it for a reason of law.
alter table access_restriction add column withheld boolean not null default false;

select keep_history('access_restriction');
