-- What a network has chosen for its security policy; an option without a row has the value that the program gives it.
create table policy_option (
    option      text        not null primary key
                constraint policy_option_length check (length(option) between 1 and 64),
    value       text        not null
                constraint policy_option_value_length check (length(value) between 1 and 200),
    locked      boolean     not null,
    changed_by  uuid        not null,
    changed_at  timestamptz not null
);
comment on table policy_option is 'module: networks; floor: tenant; personal: no; history: yes';
select keep_history('policy_option');
