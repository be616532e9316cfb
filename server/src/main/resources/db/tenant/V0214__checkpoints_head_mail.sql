create table journal_head_mail (
    id             uuid        not null constraint journal_head_mail_pk primary key,
    only_row       boolean     not null default true
        constraint journal_head_mail_once unique
        constraint journal_head_mail_one_row check (only_row),
    address_sealed bytea       not null,
    language       text        not null
        constraint journal_head_mail_language check (language in ('en', 'fr', 'es')),
    sent_size      bigint      not null,
    sent_at        timestamptz not null
);
comment on table journal_head_mail is 'module: checkpoints; floor: tenant; personal: no; history: no';
comment on column journal_head_mail.address_sealed is 'where the newest head goes once a day';
