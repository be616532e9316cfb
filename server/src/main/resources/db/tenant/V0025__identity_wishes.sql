-- What a person wants to have nothing to do with; without a row, nothing.
create table personal_wish (
    user_id     uuid        not null primary key references user_account (id) on delete cascade,
    mails       boolean     not null,
    analytics   boolean     not null,
    listed      boolean     not null,
    changed_at  timestamptz not null
);
comment on table personal_wish is 'module: identity; floor: tenant; personal: yes; history: no';
