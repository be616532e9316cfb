-- Opened values of old entries go; what the entries commit to stays. A hold keeps values from going.
create table journal_hold (
    id            uuid        not null constraint journal_hold_pk primary key,
    user_id       uuid,
    object_id     uuid,
    from_at       timestamptz,
    until_at      timestamptz,
    reason_sealed bytea       not null,
    placed_by     uuid        not null,
    placed_at     timestamptz not null,
    lifted_by     uuid,
    lifted_at     timestamptz,
    constraint journal_hold_span check (from_at < until_at),
    constraint journal_hold_lifted check ((lifted_by is null) = (lifted_at is null))
);
comment on table journal_hold is 'module: journal; floor: tenant; personal: yes; history: no';
comment on column journal_hold.user_id is 'entries of this person and about them; null = of anybody';
comment on column journal_hold.object_id is 'entries about this thing; null = about anything';
create index journal_hold_standing on journal_hold (placed_at) where lifted_at is null;
revoke delete, truncate on journal_hold from ${role};

create table journal_keeping (
    only_row      boolean     not null default true
        constraint journal_keeping_pk primary key
        constraint journal_keeping_one_row check (only_row),
    erased_before timestamptz not null
);
comment on table journal_keeping is 'module: journal; floor: tenant; personal: no; history: no';
comment on column journal_keeping.erased_before is 'entries before this were gone through; those on hold are kept';
insert into journal_keeping (erased_before) values ('1970-01-01T00:00:00Z');
revoke insert, delete, truncate on journal_keeping from ${role};

alter table journal_entry add column erased_by uuid;
comment on column journal_entry.erased_by is
    'the erasure, an object of the journal, by which its values went; null = they are there, or their key went';
create index journal_entry_erased on journal_entry (erased_by, id) where erased_by is not null;

-- The role can change an entry in no other way: values go, never before 90 days, never while they are on hold.
create function erase_values(erasure uuid, beginning timestamptz, ending timestamptz, most integer)
    returns table (entry_id uuid, entry_at timestamptz)
    language sql
    security definer
    set search_path = ${schema}, pg_temp
as $$
    update journal_entry e
       set details_sealed = null,
           address_mac    = null,
           erased_by      = erasure
      from (select d.id
              from journal_entry d
             where d.at >= beginning
               and d.at < least(ending, now() - interval '90 days')
               and d.details_sealed is not null
               and d.commitments is not null
               and d.verb <> 'journal.erase'
               and not exists (select 1
                                 from journal_hold h
                                where h.lifted_at is null
                                  and (h.user_id is null or h.user_id in (d.user_id, d.object_id))
                                  and (h.object_id is null or h.object_id = d.object_id)
                                  and (h.from_at is null or h.from_at <= d.at)
                                  and (h.until_at is null or h.until_at > d.at))
             order by d.at, d.id
             limit most) due
     where e.id = due.id
    returning e.id, e.at
$$;
revoke all on function erase_values(uuid, timestamptz, timestamptz, integer) from public;
grant execute on function erase_values(uuid, timestamptz, timestamptz, integer) to ${role};
