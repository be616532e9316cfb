-- Who wrote a kept row: it holds from the start of the transaction that wrote it, and so say the entries of that one.
alter table journal_entry add column written_at timestamptz;
alter table journal_entry alter column written_at set default now();
comment on column journal_entry.written_at is
    'start of the transaction that wrote the entry: the valid_from of every kept row that it wrote; null = from before this was noted';

create function row_origin(kept text, keys text[]) returns table (made_at timestamptz, changed_at timestamptz)
    language plpgsql stable
    set search_path = ${schema}, pg_temp
as $$
declare
    same text;
begin
    select string_agg(format('%I::text = $1[%s]', k, n), ' and ')
      into same
      from unnest(past_keys(kept)) with ordinality as key(k, n);
    return query execute format($f$
        select min(valid_from), max(valid_from)
          from (select valid_from from %1$I where %3$s
                 union all
                select valid_from from %2$I where %3$s) states
        $f$, kept, kept || '_history', same) using keys;
end
$$;
comment on function row_origin(text, text[]) is 'from when on the row''s first kept state held, and its last';

create function row_latest(kept text, since timestamptz, most integer)
    returns table (keys text[], held_from timestamptz)
    language plpgsql stable
    set search_path = ${schema}, pg_temp
as $$
declare
    names text;
begin
    select string_agg(format('%I::text', k), ', ' order by n)
      into names
      from unnest(past_keys(kept)) with ordinality as key(k, n);
    return query execute format(
        'select array[%s], valid_from from %I where valid_from >= $1 order by valid_from desc limit $2', names, kept)
        using since, most;
end
$$;
comment on function row_latest(text, timestamptz, integer) is 'the rows that were written last, with the moment';
