-- Reviews that come round: of security, of suppliers, of whatever a network wants looked at again and again.
create table planned_review (
    id             uuid        not null primary key,
    title_sealed   bytea       not null,
    every_months   integer     not null constraint planned_review_months check (every_months between 1 and 24),
    due_on         date        not null,
    planned_by     uuid        not null,
    planned_at     timestamptz not null,
    ended_at       timestamptz
);
comment on table planned_review is 'module: reviews; floor: tenant; personal: yes; history: no';
create index planned_review_due on planned_review (due_on) where ended_at is null;

-- What was said and decided when one was held, signed once and never changed.
create table review_minutes (
    id             uuid        not null primary key,
    review_id      uuid        not null references planned_review (id),
    due_on         date        not null,
    held_by        uuid        not null,
    held_at        timestamptz not null,
    report_sealed  bytea       not null
);
comment on table review_minutes is 'module: reviews; floor: tenant; personal: yes; history: no';
comment on column review_minutes.report_sealed is 'the signed report, as docs/formats/review-minutes-v1.md';
create index review_minutes_by_review on review_minutes (review_id, held_at desc);
