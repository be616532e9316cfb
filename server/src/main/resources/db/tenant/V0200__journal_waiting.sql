-- Entries wait for their place in the tree by the transaction that wrote them: no row of the journal is ever changed.
drop index journal_entry_waiting;
alter table journal_entry drop column position;
alter table journal_entry
    add column transaction_number bigint not null default (pg_current_xact_id()::text::bigint);

comment on column journal_entry.transaction_number is
    'the database''s number of the transaction that wrote the entry; entries are placed in the tree in this order';

create index journal_entry_by_transaction on journal_entry (transaction_number, id);
