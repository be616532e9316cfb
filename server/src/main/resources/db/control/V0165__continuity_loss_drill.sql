-- Losses that were tried or happened: a node, a place of files, the database server; what was lost and how long it took.
create table loss_drill (
    id          uuid        not null constraint loss_drill_pk primary key,
    kind        text        not null constraint loss_drill_kind check (kind in ('node', 'files', 'database')),
    begun_at    timestamptz not null,
    took_millis bigint      not null,
    lost_millis bigint      not null,
    holds       boolean     not null,
    said        text        not null constraint loss_drill_said_length check (length(said) between 1 and 400),
    report      text        constraint loss_drill_report_length check (length(report) <= 4000)
);
create index loss_drill_begun on loss_drill (kind, begun_at desc);
comment on table loss_drill is 'module: continuity; floor: control; personal: no; history: no';
comment on column loss_drill.took_millis is 'until work went on: the measured recovery time';
comment on column loss_drill.lost_millis is 'of how much of the newest work nothing is left: the measured recovery point';
comment on column loss_drill.said is 'counts, from the program; never content';
comment on column loss_drill.report is 'the same, signed; null until the server has signed it';
