create table terms (
    version        integer     not null primary key constraint terms_version_positive check (version > 0),
    text_sealed    bytea       not null,
    row_id         uuid        not null unique,
    published_by   uuid        not null,
    published_at   timestamptz not null
);
comment on table terms is 'module: terms; floor: tenant; personal: no; history: no';

-- Who accepted which version when; never changed and never removed while the person is known.
create table terms_acceptance (
    user_id      uuid        not null references user_account (id) on delete cascade,
    version      integer     not null references terms (version),
    accepted_at  timestamptz not null,
    primary key (user_id, version)
);
create index terms_acceptance_by_version on terms_acceptance (version, user_id);
comment on table terms_acceptance is 'module: terms; floor: tenant; personal: yes; history: no';
