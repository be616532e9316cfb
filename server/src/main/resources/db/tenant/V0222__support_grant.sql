-- What operators asked to be shown here, word for word, and what the network answered.
create table support_grant (
    id              uuid        not null primary key,
    text_sealed     bytea       not null
                    constraint support_grant_text_length check (octet_length(text_sealed) <= 65536),
    asked_at        timestamptz not null,
    answered_at     timestamptz,
    answer          text        constraint support_grant_answer check (answer in ('approved', 'declined')),
    answered_by     uuid        references user_account (id),
    approval_sealed bytea       constraint support_grant_approval_length check (octet_length(approval_sealed) <= 262144),
    key_sealed      bytea       constraint support_grant_key_length check (octet_length(key_sealed) = 64),
    ends_at         timestamptz,
    revoked_at      timestamptz,
    revoked_by      uuid        references user_account (id)
);
create index support_grant_asked on support_grant (asked_at desc);
comment on table support_grant is 'module: support; floor: tenant; personal: yes; history: no';
comment on column support_grant.approval_sealed is 'the approver''s public key and what their passkey signed; checked at every use';
comment on column support_grant.key_sealed is 'number of the data key, and the grant''s key wrapped under what that key and the signature give';
comment on column support_grant.ends_at is 'for lists; what counts is the moment within approval_sealed and the hours within the text';

-- Each object that a grant releases: its title and its own key, under the grant's key.
create table support_object (
    grant_id     uuid    not null references support_grant (id),
    object_id    uuid    not null,
    blob_id      uuid    not null,
    version      integer not null,
    size_bytes   bigint  not null,
    title_sealed bytea   not null constraint support_object_title_length check (octet_length(title_sealed) <= 8192),
    key_sealed   bytea   not null constraint support_object_key_length check (octet_length(key_sealed) = 60),
    primary key (grant_id, object_id)
);
comment on table support_object is 'module: support; floor: tenant; personal: no; history: no';

-- What was really shown or changed, object by object.
create table support_shown (
    id        uuid        not null primary key,
    grant_id  uuid        not null references support_grant (id),
    object_id uuid        not null,
    verb      text        not null constraint support_shown_verb check (verb in ('view', 'change')),
    at        timestamptz not null
);
create index support_shown_by_grant on support_shown (grant_id, at);
revoke update, delete, truncate on support_shown from ${role};
comment on table support_shown is 'module: support; floor: tenant; personal: yes; history: no';

-- The network is alarmed at most once an hour, however often somebody tries.
create table support_alarm (
    hour timestamptz not null primary key
);
comment on table support_alarm is 'module: support; floor: tenant; personal: no; history: no';
