create table snip_pin (
    user_id   uuid        not null references user_account on delete cascade,
    snip_id   uuid        not null references snip on delete cascade,
    pinned_at timestamptz not null,
    primary key (user_id, snip_id)
);

comment on table snip_pin is 'module: snips; floor: tenant; personal: yes; history: no';

create index snip_pin_by_snip on snip_pin (snip_id);
