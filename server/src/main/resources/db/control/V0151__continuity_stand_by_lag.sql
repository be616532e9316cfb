-- How far each server that follows the first was behind, the worst of each minute, for thirty days.
create table stand_by_lag (
    minute       timestamptz not null,
    follower     text        not null constraint stand_by_lag_follower_length check (length(follower) between 1 and 64),
    worst_millis bigint      not null,
    behind_bytes bigint      not null,
    constraint stand_by_lag_pk primary key (minute, follower)
);
comment on table stand_by_lag is 'module: continuity; floor: control; personal: no; history: no';
comment on column stand_by_lag.follower is 'what whoever set it up called the follower';
