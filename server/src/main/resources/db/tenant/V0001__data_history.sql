revoke all on schema_version from ${role};
comment on table schema_version is 'module: data; floor: tenant; personal: no; history: no';

-- Makes a table remember: every row that an update or a delete supersedes is kept, with the interval in which it held.
--
-- To be called at the end of the migration that creates the table, and again in each migration that adds columns to it.
-- The kept table may be read by the tenant's role but changed by nobody.
create function keep_history(kept text) returns void
    language plpgsql
    set search_path = ${schema}, pg_temp
as $$
declare
    past    text := kept || '_history';
    col     record;
    names   text;
    olds    text;
    keys    text;
begin
    execute format('alter table %I add column if not exists valid_from timestamptz not null default now()', kept);

    if to_regclass(format('%I.%I', '${schema}', past)) is null then
        execute format('create table %I (valid_to timestamptz not null)', past);
        execute format('revoke all on %I from ${role}', past);
        execute format('grant select on %I to ${role}', past);
    end if;

    for col in
        select a.attname, format_type(a.atttypid, a.atttypmod) as type
          from pg_attribute a
         where a.attrelid = format('%I.%I', '${schema}', kept)::regclass
           and a.attnum > 0
           and not a.attisdropped
         order by a.attnum
    loop
        execute format('alter table %I add column if not exists %I %s', past, col.attname, col.type);
        names := concat_ws(', ', names, format('%I', col.attname));
        olds := concat_ws(', ', olds, format('old.%I', col.attname));
    end loop;

    select string_agg(format('%I', a.attname), ', ' order by array_position(i.indkey::int2[], a.attnum))
      into keys
      from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey::int2[])
     where i.indrelid = format('%I.%I', '${schema}', kept)::regclass
       and i.indisprimary;
    if keys is null then
        raise exception 'table % has no primary key, so its history could not be told apart', kept;
    end if;
    execute format('create index if not exists %I on %I (%s, valid_from)', past || '_key', past, keys);
    execute format('create index if not exists %I on %I (valid_to)', past || '_end', past);

    execute format('comment on table %I is %L', past,
                   coalesce(nullif(regexp_replace(obj_description(format('%I.%I', '${schema}', kept)::regclass),
                                                  'history: *[a-z]+', 'history: itself'), ''),
                            'module: data; floor: tenant; personal: no; history: itself'));

    -- The moment of the change is the transaction's start, so that one transaction is one moment; only when another
    -- transaction changed the row in between it is moved behind that, so that intervals of a row never overlap.
    execute format($f$
        create or replace function %I() returns trigger
            language plpgsql
            security definer
            set search_path = ${schema}, pg_temp
        as $t$
        declare
            moment timestamptz := now();
        begin
            if old.valid_from > moment then
                moment := old.valid_from + interval '1 microsecond';
            end if;
            if old.valid_from < moment then
                insert into %I (%s, valid_to) values (%s, moment);
            end if;
            if tg_op = 'DELETE' then
                return old;
            end if;
            new.valid_from := moment;
            return new;
        end
        $t$ $f$, past || '_keep', past, names, olds);
    execute format('revoke all on function %I() from public', past || '_keep');
    execute format('create or replace trigger keep_history before update or delete on %I for each row execute function %I()',
                   kept, past || '_keep');
end
$$;

revoke all on function keep_history(text) from public;
