-- Services that the people of this network may sign in with. What a provider is called and how it is reached is sealed;
-- its secret is sealed apart, so that showing the one never opens the other.
create table sign_in_provider (
    id               uuid        not null primary key,
    kind             text        not null
                     constraint sign_in_provider_kind_known check (kind in ('oidc', 'saml', 'ldap')),
    enabled          boolean     not null,
    name_sealed      bytea       not null,
    settings_sealed  bytea       not null,
    welcome_sealed   bytea       not null,
    secret_sealed    bytea,
    created_at       timestamptz not null,
    checked_at       timestamptz
);
comment on table sign_in_provider is 'module: federation; floor: tenant; personal: no; history: yes';
select keep_history('sign_in_provider');

-- Which account stands for whom at a provider: a keyed code of the provider's own name for the person.
create table provider_person (
    provider_id   uuid        not null references sign_in_provider (id) on delete cascade,
    subject_mac   bytea       not null
                  constraint provider_person_subject_mac_length check (octet_length(subject_mac) = 16),
    user_id       uuid        not null references user_account (id) on delete cascade,
    created_at    timestamptz not null,
    last_seen_at  timestamptz not null,
    primary key (provider_id, subject_mac)
);
create index provider_person_by_user on provider_person (user_id, provider_id);
comment on table provider_person is 'module: federation; floor: tenant; personal: yes; history: yes';
select keep_history('provider_person');

-- Which sessions a provider may end.
create table provider_session (
    session_id   uuid        not null primary key references session (id) on delete cascade,
    provider_id  uuid        not null references sign_in_provider (id) on delete cascade,
    user_id      uuid        not null references user_account (id) on delete cascade,
    sid_mac      bytea       constraint provider_session_sid_mac_length check (octet_length(sid_mac) = 16),
    created_at   timestamptz not null
);
create index provider_session_by_sid on provider_session (provider_id, sid_mac);
create index provider_session_by_user on provider_session (user_id, provider_id);
comment on table provider_session is 'module: federation; floor: tenant; personal: yes; history: no';

-- Assertions and logout tokens that were taken once, until they would be refused for their age anyway.
create table used_assertion (
    provider_id    uuid        not null references sign_in_provider (id) on delete cascade,
    assertion_mac  bytea       not null
                   constraint used_assertion_mac_length check (octet_length(assertion_mac) = 16),
    until          timestamptz not null,
    primary key (provider_id, assertion_mac)
);
create index used_assertion_until on used_assertion (until);
comment on table used_assertion is 'module: federation; floor: tenant; personal: no; history: no';
