-- People with an address of a proven domain who ask to join a network that wants to look first.
create table join_request (
    id            uuid        not null primary key,
    name_sealed   bytea       not null,
    email_sealed  bytea       not null,
    email_mac     bytea       not null constraint join_request_mac_length check (octet_length(email_mac) = 16),
    language      text        not null constraint join_request_language_known check (language in ('en', 'fr', 'es')),
    created_at    timestamptz not null,
    decided_at    timestamptz,
    decided_by    uuid,
    approved      boolean
);
create unique index join_request_open_once on join_request (email_mac) where decided_at is null;
comment on table join_request is 'module: identity; floor: tenant; personal: yes; history: no';
