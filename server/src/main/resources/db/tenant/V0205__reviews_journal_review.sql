create table journal_review (
    id            uuid        not null primary key,
    from_at       timestamptz not null,
    until_at      timestamptz not null,
    digest_sealed bytea       not null,
    reviewer_id   uuid,
    reviewed_at   timestamptz,
    report_sealed bytea,
    constraint journal_review_span check (from_at < until_at),
    constraint journal_review_signed check
        ((reviewer_id is null) = (reviewed_at is null) and (reviewed_at is null) = (report_sealed is null)),
    constraint journal_review_from_once unique (from_at)
);

comment on table journal_review is 'module: reviews; floor: tenant; personal: yes; history: no';
comment on column journal_review.digest_sealed is 'what happened between the two moments, in numbers, as JSON';
comment on column journal_review.report_sealed is 'the signed report, as docs/formats/journal-review-v1.md';

create index journal_review_open on journal_review (until_at) where reviewed_at is null;
