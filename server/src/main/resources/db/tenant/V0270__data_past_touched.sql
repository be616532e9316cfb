-- Asked each second for networks with fresh entries: which kept tables have anything else at the later moment than at
-- the earlier one. One statement for all of them, which looks at the ends of indexes.

create function past_touched(kept text[], earlier timestamptz, later timestamptz) returns setof text
    language plpgsql stable
    set search_path = ${schema}, pg_temp
as $$
declare
    asked text;
begin
    select string_agg(format($f$
        select %1$L::text
         where exists (select from %2$I where valid_from > $1 and valid_from <= $2)
            or exists (select from %3$I
                        where valid_to > $1 and (valid_to <= $2 or valid_from > $1 and valid_from <= $2))
        $f$, k, k, k || '_history'), ' union all ')
      into asked
      from unnest(kept) k;
    return query execute asked using earlier, later;
end
$$;
comment on function past_touched(text[], timestamptz, timestamptz) is
    'the tables of which past_between may have rows; all others have none';
