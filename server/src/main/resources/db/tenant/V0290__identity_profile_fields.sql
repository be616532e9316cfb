-- Which fields of their profile people let others of the network see.
alter table personal_wish
    add column shows_email  boolean not null default true,
    add column shows_groups boolean not null default true,
    add column shows_since  boolean not null default true;
