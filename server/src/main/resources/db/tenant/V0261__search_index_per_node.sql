-- Each node has an index of its own and each index its own copy of every change, which goes once that index has it.
alter table search_index
    add column node uuid constraint search_index_node unique;

comment on column search_index.node is 'the node whose disk holds it; null = of the time before there were several';

alter table search_outbox
    add column index_id uuid;

update search_outbox
   set index_id = (select id from search_index order by id limit 1);

delete from search_outbox
 where index_id is null;

alter table search_outbox
    alter column index_id set not null;

create index search_outbox_by_index on search_outbox (index_id, number);

comment on column search_outbox.index_id is 'the index that has still to take it in';
