-- What a password met when it was set: how long and how strong, in classes; nothing of the password itself.
alter table credential add column standing_sealed bytea;

-- Links in mails that let their reader act: once, for minutes. A sign-in link works in the browser that asked for it.
create table mailed_link (
    id            uuid        not null primary key,
    purpose       text        not null constraint mailed_link_purpose_known
                  check (purpose in ('reset', 'sign-in', 'join')),
    user_id       uuid        references user_account (id) on delete cascade,
    email_sealed  bytea,
    token_hash    bytea       not null constraint mailed_link_token_hash_length check (octet_length(token_hash) = 32),
    browser_hash  bytea       constraint mailed_link_browser_hash_length check (octet_length(browser_hash) = 32),
    created_at    timestamptz not null,
    expires_at    timestamptz not null,
    used_at       timestamptz,
    constraint mailed_link_token_once unique (token_hash),
    constraint mailed_link_of_someone check ((user_id is null) <> (email_sealed is null))
);
create index mailed_link_by_user on mailed_link (user_id, purpose, created_at) where user_id is not null;
comment on table mailed_link is 'module: identity; floor: tenant; personal: yes; history: no';
