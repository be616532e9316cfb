-- What the first-run pages were told so far, sealed; gone once there is a network.
create table setup_state (
    only_row      boolean     not null primary key default true constraint setup_state_one_row check (only_row),
    state_sealed  bytea       not null,
    changed_at    timestamptz not null
);
comment on table setup_state is 'module: networks; floor: control; personal: yes; history: no';
