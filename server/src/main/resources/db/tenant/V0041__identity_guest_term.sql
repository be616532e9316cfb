-- Until when a guest may come. A guest without a row here stays until somebody ends it.
create table guest_term (
    user_id  uuid        not null primary key references user_account (id) on delete cascade,
    ends_at  timestamptz not null,
    set_by   uuid        not null,
    set_at   timestamptz not null
);
comment on table guest_term is 'module: identity; floor: tenant; personal: yes; history: yes';

create trigger guest_term_changed_access after insert or update or delete on guest_term
    for each statement execute function access_changed();

select keep_history('guest_term');
