create table journal_witness (
    name       text   not null constraint journal_witness_pk primary key
        constraint journal_witness_name_length check (length(name) between 1 and 255),
    leaf_count bigint not null
);
comment on table journal_witness is 'module: checkpoints; floor: tenant; personal: no; history: no';
comment on column journal_witness.leaf_count is 'size of the head that this witness signed last, as far as is known';

create table journal_cosignature (
    leaf_count bigint      not null,
    witness    text        not null
        constraint journal_cosignature_witness_length check (length(witness) between 1 and 255),
    line       text        not null
        constraint journal_cosignature_line_length check (length(line) between 1 and 1000),
    taken_at   timestamptz not null,
    constraint journal_cosignature_pk primary key (leaf_count, witness)
);
comment on table journal_cosignature is 'module: checkpoints; floor: tenant; personal: no; history: no';
revoke update, truncate on journal_cosignature from ${role};
