-- Somebody who shows that they hold the network's domain asks to administer it. Waits, so that administrators can say no.
create table recovery_claim (
    id            uuid        not null primary key,
    ticket_hash   bytea       not null
        constraint recovery_claim_ticket_hash_length check (octet_length(ticket_hash) = 32),
    domain_sealed bytea       not null
        constraint recovery_claim_domain_length check (octet_length(domain_sealed) <= 2048),
    email_sealed  bytea       not null
        constraint recovery_claim_email_length check (octet_length(email_sealed) <= 2048),
    started_at    timestamptz not null,
    ready_at      timestamptz not null,
    state         text        not null
        constraint recovery_claim_state check (state in ('waiting', 'stopped', 'used')),
    decided_by    uuid,
    decided_at    timestamptz,
    constraint recovery_claim_once unique (ticket_hash),
    constraint recovery_claim_delay check (ready_at >= started_at + interval '7 days'),
    constraint recovery_claim_decided check ((state = 'waiting') = (decided_at is null))
);

comment on table recovery_claim is 'module: identity; floor: tenant; personal: yes; history: no';

revoke delete, truncate on recovery_claim from ${role};
