-- Which of the two ways in is open; no row while nobody has ever switched.
create table way_in (
    only_row    boolean     not null primary key default true
                constraint way_in_one_row check (only_row),
    open        text        not null
                constraint way_in_open check (open in ('first', 'second', 'both')),
    since       timestamptz not null,
    operator_id uuid        not null references operator_account (id)
);
comment on table way_in is 'module: perimeter; floor: control; personal: yes; history: no';
