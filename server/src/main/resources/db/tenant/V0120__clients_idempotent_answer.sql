create table idempotent_answer (
    user_id       uuid        not null,
    key_mac       bytea       not null,
    request_mac   bytea       not null,
    status        integer,
    answer_sealed bytea,
    answer_id     uuid        not null,
    expires_at    timestamptz not null,
    primary key (user_id, key_mac),
    constraint idempotent_answer_whole check ((status is null) = (answer_sealed is null))
);

comment on table idempotent_answer is 'module: clients; floor: tenant; personal: yes; history: no';
comment on column idempotent_answer.status is 'null while the request is being carried out';

create index idempotent_answer_by_end on idempotent_answer (expires_at);
