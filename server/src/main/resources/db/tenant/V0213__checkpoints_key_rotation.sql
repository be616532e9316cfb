-- Keys of heads follow one another; each vouches for the next. Keys of either kind.
alter table journal_key drop constraint journal_key_once;
alter table journal_key drop constraint journal_key_one_row;
alter table journal_key drop column only_row;
alter table journal_key drop constraint journal_key_length;
alter table journal_key
    add column number     integer  not null default 0
        constraint journal_key_number check (number >= 0),
    add column key_type   smallint not null default 1
        constraint journal_key_type check (key_type in (1, 2)),
    add column first_size bigint   not null default 0,
    add column succession text
        constraint journal_key_succession_length check (length(succession) between 1 and 2000),
    add constraint journal_key_once unique (number),
    add constraint journal_key_length check (octet_length(public_key) = case key_type when 1 then 32 else 91 end);

comment on column journal_key.key_type is 'as C2SP signed-note has it: 1 Ed25519, 2 ECDSA';
comment on column journal_key.first_size is 'heads that cover more entries are signed by this key';
comment on column journal_key.succession is 'the note by which the key before vouches for this one; null = the first';
