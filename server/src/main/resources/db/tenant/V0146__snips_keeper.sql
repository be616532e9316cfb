-- Who may change a snip when its author has gone; null = the author. Who made it stays as it is.
alter table snip add column keeper_id uuid;

create index snip_by_keeper on snip (keeper_id) where keeper_id is not null;

select keep_history('snip');
