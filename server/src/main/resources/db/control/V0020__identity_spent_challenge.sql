-- Challenges that a passkey has answered: none counts twice. Kept until they would be too old anyway.
create table spent_challenge (
    challenge_mac  bytea       not null primary key
                   constraint spent_challenge_mac_length check (octet_length(challenge_mac) = 16),
    expires_at     timestamptz not null
);
create index spent_challenge_expires on spent_challenge (expires_at);
comment on table spent_challenge is 'module: identity; floor: control; personal: no; history: no';
