create table review_campaign (
    id            uuid        not null primary key,
    name_sealed   bytea       not null
        constraint review_campaign_name_length check (octet_length(name_sealed) <= 2048),
    scope         text        not null
        constraint review_campaign_scope check (scope in ('network', 'space', 'guests')),
    space_id      uuid,
    started_by    uuid        not null,
    started_at    timestamptz not null,
    deadline_at   timestamptz not null,
    closed_at     timestamptz,
    report_sealed bytea,
    constraint review_campaign_space check ((scope = 'space') = (space_id is not null)),
    constraint review_campaign_report check ((closed_at is null) = (report_sealed is null))
);

comment on table review_campaign is 'module: reviews; floor: tenant; personal: yes; history: no';
comment on column review_campaign.report_sealed is 'the signed report, as docs/formats/review-report-v1.md';

create index review_campaign_open on review_campaign (deadline_at) where closed_at is null;

create table review_reviewer (
    campaign_id uuid not null references review_campaign on delete cascade,
    reviewer_id uuid not null,
    primary key (campaign_id, reviewer_id)
);

comment on table review_reviewer is 'module: reviews; floor: tenant; personal: yes; history: no';

create table review_item (
    id             uuid        not null primary key,
    campaign_id    uuid        not null references review_campaign on delete cascade,
    space_id       uuid        not null,
    grant_id       uuid,
    container_kind text        not null
        constraint review_item_container_kind_length check (length(container_kind) between 1 and 32),
    container_id   uuid        not null,
    subject_kind   text        not null
        constraint review_item_subject_kind_length check (length(subject_kind) between 1 and 32),
    subject_id     uuid,
    admin          boolean     not null,
    permissions    integer     not null,
    decision       text
        constraint review_item_decision check (decision in ('keep', 'revoke')),
    decided_by     uuid,
    decided_at     timestamptz,
    outcome        text        not null
        constraint review_item_outcome check
        (outcome in ('open', 'kept', 'revoked', 'revoked_undecided', 'gone', 'stayed_last'))
);

comment on table review_item is 'module: reviews; floor: tenant; personal: yes; history: no';

create index review_item_by_campaign on review_item (campaign_id, id);
create index review_item_open on review_item (campaign_id) where outcome = 'open';
