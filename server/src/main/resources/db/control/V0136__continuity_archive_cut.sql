-- An operator can have every generation but a fresh, proven one deleted: then no archive holds destroyed keys.
alter table archive_order drop constraint archive_order_kind;
alter table archive_order
    add constraint archive_order_kind check (kind in ('base', 'drill', 'cut'));
