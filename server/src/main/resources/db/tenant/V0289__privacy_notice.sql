-- What a network tells people about their data; a version is never changed. Without a row the text that comes with the
-- program holds.
create table privacy_notice (
    version         integer     not null primary key constraint privacy_notice_version_positive check (version > 0),
    row_id          uuid        not null unique,
    contact_sealed  bytea       not null,
    texts_sealed    bytea       not null,
    facts_sealed    bytea       not null,
    published_by    uuid        not null,
    published_at    timestamptz not null
);
comment on table privacy_notice is 'module: privacy; floor: tenant; personal: yes; history: no';
comment on column privacy_notice.texts_sealed is 'the wording in each language, as JSON';
comment on column privacy_notice.facts_sealed is 'purposes, times and recipients as they were at the publication, as JSON';
revoke update, delete, truncate on privacy_notice from ${role};
