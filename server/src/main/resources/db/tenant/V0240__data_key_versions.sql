-- Which version of the network's own key wraps a data key, and which one wraps new ones.
alter table data_key add column root_version integer not null default 1
    constraint data_key_root_version check (root_version between 1 and 1000000);
create index data_key_by_root on data_key (root_version) where wrapped_key is not null;

create table data_key_root (
    only_row   boolean     not null default true
               constraint data_key_root_pk primary key
               constraint data_key_root_one_row check (only_row),
    version    integer     not null
               constraint data_key_root_version check (version between 1 and 1000000),
    changed_at timestamptz not null default now()
);
comment on table data_key_root is 'module: data; floor: tenant; personal: no; history: no';
insert into data_key_root (version) values (1);
revoke insert, delete, truncate on data_key_root from ${role};

-- Keys that are withdrawn from every node: what they sealed stays where it is and opens for nobody.
create table data_key_seal (
    scope     text        not null constraint data_key_seal_pk primary key
              constraint data_key_seal_scope_length check (length(scope) between 1 and 100),
    sealed_at timestamptz not null
);
comment on table data_key_seal is 'module: data; floor: tenant; personal: no; history: no';
