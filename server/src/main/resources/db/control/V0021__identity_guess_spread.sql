-- Whose account and from which network a wrong guess was, as keyed codes: to lift the wait of one person, and to see one
-- network trying many accounts. A row without them counts something else.
alter table sign_in_guess
    add column account_mac bytea constraint sign_in_guess_account_mac_length check (octet_length(account_mac) = 16),
    add column network_mac bytea constraint sign_in_guess_network_mac_length check (octet_length(network_mac) = 16),
    add column lifted_at timestamptz;
create index sign_in_guess_by_account on sign_in_guess (account_mac);
create index sign_in_guess_by_network on sign_in_guess (network_mac, last_at);
