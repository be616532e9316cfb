-- Outgoing mail. The body of a letter that holds a secret is gone once the letter is delivered or given up.
create table letter (
    id              uuid        not null primary key,
    person_id       uuid,
    sender_id       uuid,
    about           text        not null constraint letter_about_length check (length(about) between 1 and 100),
    address_sealed  bytea       not null,
    address_mac     bytea       not null constraint letter_address_mac_length check (octet_length(address_mac) = 16),
    subject_sealed  bytea       not null,
    body_sealed     bytea,
    secret          boolean     not null,
    state           text        not null constraint letter_state_known
                    check (state in ('waiting', 'sent', 'returned', 'failed', 'expired')),
    problem         text        constraint letter_problem_known
                    check (problem in ('unreachable', 'busy', 'refused', 'login', 'tls')),
    attempt_count   integer     not null constraint letter_attempt_range check (attempt_count between 0 and 1000),
    created_at      timestamptz not null,
    due_at          timestamptz not null,
    expires_at      timestamptz,
    done_at         timestamptz
);
create index letter_due on letter (due_at) where state = 'waiting';
create index letter_newest on letter (id desc);
create index letter_by_address on letter (address_mac, created_at);
create index letter_by_sender on letter (sender_id, created_at) where sender_id is not null;
comment on table letter is 'module: mail; floor: tenant; personal: yes; history: no';
