-- How long sessions last stands in the security policy (V0135 moved what was chosen); nobody reads these any more.
alter table network
    drop column session_idle_minutes,
    drop column session_absolute_hours;
select keep_history('network');
