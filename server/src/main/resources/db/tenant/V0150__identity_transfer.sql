-- Somebody hands what they run to somebody else, who has to agree.
create table transfer_offer (
    id          uuid        not null primary key,
    kind        text        not null
        constraint transfer_offer_kind check (kind in ('network', 'space')),
    object_id   uuid        not null,
    offered_by  uuid        not null,
    person_id   uuid        not null,
    offered_at  timestamptz not null,
    expires_at  timestamptz not null,
    state       text        not null
        constraint transfer_offer_state check (state in ('open', 'accepted', 'declined', 'withdrawn', 'expired')),
    decided_at  timestamptz,
    constraint transfer_offer_decided check ((state = 'open') = (decided_at is null))
);

comment on table transfer_offer is 'module: identity; floor: tenant; personal: yes; history: no';
comment on column transfer_offer.person_id is 'to whom it is offered';

create unique index transfer_offer_once on transfer_offer (kind, object_id, offered_by) where state = 'open';
create index transfer_offer_by_person on transfer_offer (person_id) where state = 'open';
