-- Which networks know an e-mail address. Holds keyed codes only, so that reading this table tells nothing
-- about who is a member of what. A row without an account behind it is harmless: sign-in looks and goes on.
create table login_name (
    email_mac  bytea not null constraint login_name_email_mac_length check (octet_length(email_mac) = 16),
    tenant_id  uuid  not null references tenant (id) on delete cascade,
    primary key (email_mac, tenant_id)
);
comment on table login_name is 'module: identity; floor: control; personal: yes; history: no';

-- Failed guesses, by a keyed code of what is being guessed and the network the guesses come from.
create table sign_in_guess (
    guess_mac      bytea       not null primary key
                   constraint sign_in_guess_mac_length check (octet_length(guess_mac) = 16),
    failure_count  integer     not null constraint sign_in_guess_count_range check (failure_count between 0 and 1000000),
    last_at        timestamptz not null
);
create index sign_in_guess_last on sign_in_guess (last_at);
comment on table sign_in_guess is 'module: identity; floor: control; personal: yes; history: no';
