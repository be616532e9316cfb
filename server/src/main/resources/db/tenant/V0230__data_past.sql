-- Makes the past of kept tables something to ask and to bring back. Every kept table X has a function X_at(moment) that
-- gives its rows as they stood at a moment; it is inlined into whatever asks, so it costs what its parts cost.

create function past_columns(kept text, but_keys boolean) returns text
    language sql stable
    set search_path = ${schema}, pg_temp
as $$
    select string_agg(format('%I', a.attname), ', ' order by a.attnum)
      from pg_attribute a
     where a.attrelid = format('%I.%I', '${schema}', kept)::regclass
       and a.attnum > 0
       and not a.attisdropped
       and a.attname <> 'valid_from'
       and not (but_keys and exists (select 1
                                       from pg_index i
                                      where i.indrelid = a.attrelid
                                        and i.indisprimary
                                        and a.attnum = any(i.indkey::int2[])))
$$;
comment on function past_columns(text, boolean) is 'the columns of a kept table without valid_from, and without its key if so wanted';

create function past_keys(kept text) returns text[]
    language sql stable
    set search_path = ${schema}, pg_temp
as $$
    select array_agg(a.attname::text order by array_position(i.indkey::int2[], a.attnum))
      from pg_index i
      join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey::int2[])
     where i.indrelid = format('%I.%I', '${schema}', kept)::regclass
       and i.indisprimary
$$;
comment on function past_keys(text) is 'the columns of the primary key, in its order';

create function keep_past(kept text) returns void
    language plpgsql
    set search_path = ${schema}, pg_temp
as $$
declare
    names text;
begin
    select string_agg(format('%I', a.attname), ', ' order by a.attnum)
      into names
      from pg_attribute a
     where a.attrelid = format('%I.%I', '${schema}', kept)::regclass
       and a.attnum > 0
       and not a.attisdropped;
    execute format($f$
        create or replace function %1$I(moment timestamptz) returns setof %2$I
            language sql stable
        as $t$
            select %3$s from ${schema}.%2$I where valid_from <= moment
            union all
            select %3$s from ${schema}.%4$I where valid_from <= moment and valid_to > moment
        $t$ $f$, kept || '_at', kept, names, kept || '_history');
end
$$;
revoke all on function keep_past(text) from public;

alter function keep_history(text) rename to keep_history_rows;

create function keep_history(kept text) returns void
    language plpgsql
    set search_path = ${schema}, pg_temp
as $$
begin
    perform keep_history_rows(kept);
    perform keep_past(kept);
end
$$;
revoke all on function keep_history(text) from public;

select keep_past(c.relname)
  from pg_class c
 where c.relnamespace = '${schema}'::regnamespace
   and c.relkind = 'r'
   and to_regclass(format('%I.%I', '${schema}', c.relname || '_history')) is not null;

-- What follows runs with the rights of whoever calls it. Keys are the first column of the primary key, as text; null
-- stands for all.

create function past_rows(kept text, moment timestamptz, keys text[]) returns setof jsonb
    language plpgsql stable
    set search_path = ${schema}, pg_temp
    set timezone = 'UTC'
as $$
begin
    return query execute format(
        'select to_jsonb(r) - ''valid_from'' from %I($1) r where $2 is null or %I::text = any($2)',
        kept || '_at', (past_keys(kept))[1]) using moment, keys;
end
$$;
comment on function past_rows(text, timestamptz, text[]) is 'rows as they stood at the moment';

create function past_standing(kept text, moment timestamptz, keys text[]) returns setof jsonb
    language plpgsql stable
    set search_path = ${schema}, pg_temp
    set timezone = 'UTC'
as $$
declare
    same text;
begin
    select string_agg(format('t.%1$I = n.%1$I', k), ' and ') into same from unnest(past_keys(kept)) k;
    return query execute format($f$
        select to_jsonb(n) - 'valid_from'
          from %1$I n
         where ($2 is null or n.%2$I::text = any($2))
           and exists (select 1 from %3$I($1) t where %4$s)
        $f$, kept, (past_keys(kept))[1], kept || '_at', same) using moment, keys;
end
$$;
comment on function past_standing(text, timestamptz, text[]) is 'rows as they stand now, of those that stood at the moment';

create function past_between(kept text, earlier timestamptz, later timestamptz)
    returns table (sign integer, row_then jsonb)
    language plpgsql stable
    set search_path = ${schema}, pg_temp
    set timezone = 'UTC'
as $$
declare
    names text := past_columns(kept, false);
begin
    return query execute format($f$
        select 1, to_jsonb(r) from (select %1$s from %2$I where valid_from > $1 and valid_from <= $2) r
        union all
        select 1, to_jsonb(r)
          from (select %1$s from %3$I where valid_from > $1 and valid_from <= $2 and valid_to > $2) r
        union all
        select -1, to_jsonb(r)
          from (select %1$s from %3$I where valid_to > $1 and valid_to <= $2 and valid_from <= $1) r
        $f$, names, kept, kept || '_history') using earlier, later;
end
$$;
comment on function past_between(text, timestamptz, timestamptz) is
    'rows that came (1) and went (-1) after the earlier moment, up to the later one';

create function past_changed(kept text, moment timestamptz) returns setof text
    language plpgsql stable
    set search_path = ${schema}, pg_temp
as $$
begin
    return query execute format($f$
        select %1$I::text from %2$I where valid_from = $1
        union
        select %1$I::text from %3$I where valid_from = $1 or valid_to = $1
        $f$, (past_keys(kept))[1], kept, kept || '_history') using moment;
end
$$;
comment on function past_changed(text, timestamptz) is 'first keys of rows that the transaction of this very moment changed';

create function past_changed_since(kept text, moment timestamptz) returns setof text
    language plpgsql stable
    set search_path = ${schema}, pg_temp
as $$
begin
    return query execute format($f$
        select %1$I::text from %2$I where valid_from > $1
        union
        select %1$I::text from %3$I where valid_to > $1
        $f$, (past_keys(kept))[1], kept, kept || '_history') using moment;
end
$$;
comment on function past_changed_since(text, timestamptz) is 'first keys of rows that changed after the moment';

-- Only rows that differ are written; what is as it was stays untouched. A table that the role may not update holds rows
-- that never change, so there the missing ones are all that can differ.
create function past_put_back(kept text, moment timestamptz, keys text[]) returns setof text
    language plpgsql
    set search_path = ${schema}, pg_temp
as $$
declare
    names  text := past_columns(kept, false);
    rest   text := past_columns(kept, true);
    key    text[] := past_keys(kept);
    same   text;
    clash  text := 'do nothing';
begin
    select string_agg(format('n.%1$I = t.%1$I', k), ' and ') into same from unnest(key) k;
    if rest is not null and has_table_privilege(current_user, format('%I.%I', '${schema}', kept), 'update') then
        clash := format('do update set (%1$s) = row(%2$s)', rest,
                        (select string_agg('excluded.' || c, ', ') from unnest(string_to_array(rest, ', ')) c));
    end if;
    return query execute format($f$
        insert into %1$I (%2$s) overriding system value
        select %2$s
          from %3$I($1) t
         where ($2 is null or t.%4$I::text = any($2))
           and not exists (select 1 from %1$I n where %5$s and to_jsonb(n) - 'valid_from' = to_jsonb(t) - 'valid_from')
            on conflict (%6$s) %7$s
        returning %4$I::text
        $f$, kept, names, kept || '_at', key[1], same,
        (select string_agg(format('%I', k), ', ') from unnest(key) k), clash) using moment, keys;
end
$$;
comment on function past_put_back(text, timestamptz, text[]) is 'makes rows what they were; answers first keys of those written';

create function past_take_away(kept text, moment timestamptz, keys text[], since timestamptz) returns setof text
    language plpgsql
    set search_path = ${schema}, pg_temp
as $$
declare
    key  text[] := past_keys(kept);
    same text;
begin
    select string_agg(format('t.%1$I = n.%1$I', k), ' and ') into same from unnest(key) k;
    return query execute format($f$
        delete from %1$I n
         where ($2 is null or n.%2$I::text = any($2))
           and ($3 is null or n.valid_from = $3)
           and n.valid_from > $1
           and not exists (select 1 from %3$I($1) t where %4$s)
        returning n.%2$I::text
        $f$, kept, key[1], kept || '_at', same) using moment, keys, since;
end
$$;
comment on function past_take_away(text, timestamptz, text[], timestamptz) is
    'deletes rows that did not stand at the moment, of those with a since only what came at that very moment';

-- Forgets what lies behind the window of every kept table. The role can't delete from the past in any other way, and
-- never what is younger than a day.
create function forget_past(before timestamptz) returns bigint
    language plpgsql
    security definer
    set search_path = ${schema}, pg_temp
as $$
declare
    past  record;
    gone  bigint;
    total bigint := 0;
begin
    if before > now() - interval '1 day' then
        raise exception 'the past of the last day is kept';
    end if;
    for past in select c.relname
                  from pg_class c
                 where c.relnamespace = '${schema}'::regnamespace
                   and c.relkind = 'r'
                   and obj_description(c.oid, 'pg_class') like '%history: itself'
    loop
        execute format('delete from %I where valid_to < $1', past.relname) using before;
        get diagnostics gone = row_count;
        total := total + gone;
    end loop;
    return total;
end
$$;
revoke all on function forget_past(timestamptz) from public;
grant execute on function forget_past(timestamptz) to ${role};
