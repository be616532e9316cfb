-- An entry says what it commits to when it is written, so that its leaf needs no second writing of it.
alter table journal_entry
    add column commitments bytea
        constraint journal_entry_commitments_length check (octet_length(commitments) between 4 and 1048576);

comment on column journal_entry.commitments is
    'list of names and salted hashes as in docs/formats/journal-leaf-v1.md; null = older, journal_leaf has it';

alter table journal_leaf alter column commitments drop not null;
comment on column journal_leaf.commitments is
    'list of names and salted hashes as in docs/formats/journal-leaf-v1.md; null = the entry has it';

alter table journal_entry add column address_mac bytea;
comment on column journal_entry.address_mac is 'keyed hash of the address it came from; null = none, or older';

create index journal_entry_by_address on journal_entry (address_mac, at desc, id desc) where address_mac is not null;
create index journal_entry_by_session on journal_entry (session_id, at desc, id desc) where session_id is not null;
create index journal_entry_by_token on journal_entry (token_id, at desc, id desc) where token_id is not null;
