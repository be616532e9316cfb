-- How long sessions last is now an option of the security policy; what a network had set stays so. The two columns are
-- read no more and are dropped in a later release.
insert into policy_option (option, value, locked, changed_by, changed_at)
select 'session-idle-minutes', cast(session_idle_minutes as text), false, '00000000-0000-0000-0000-000000000000', now()
  from network
 where session_idle_minutes <> 720
    on conflict (option) do nothing;
insert into policy_option (option, value, locked, changed_by, changed_at)
select 'session-absolute-hours', cast(session_absolute_hours as text), false, '00000000-0000-0000-0000-000000000000',
       now()
  from network
 where session_absolute_hours <> 336
    on conflict (option) do nothing;
alter table network
    alter column session_idle_minutes set default 720,
    alter column session_absolute_hours set default 336;
