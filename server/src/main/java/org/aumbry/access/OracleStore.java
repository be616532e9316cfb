package org.aumbry.access;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.UserId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * A second judgement of who may do what, for comparison only: one statement over the raw rows of grants, inheritance,
 * memberships and people. It shares no code with the authorizer and knows none of its caches, so that a mistake would
 * have to be made twice in two languages to go unseen.
 */
@Repository
class OracleStore {

    static final String SAMPLE = """
            select id
              from user_account
             where state = 'active'
             order by random()
             limit 20
            """;

    static final String JUDGEMENT = """
            with recursive
            membership(user_id, group_id) as (
                select user_id, group_id
                  from group_member
                 where user_id = any(:users)
                 union
                select inner_group.user_id, outer_group.group_id
                  from membership inner_group
                  join group_member outer_group on outer_group.nested_group_id = inner_group.group_id
            ),
            reach(class_id, at_id, inherits, parent_id) as (
                select id, id, inherits, parent_id
                  from access_class
                 union all
                select reach.class_id, around.id, around.inherits, around.parent_id
                  from reach
                  join access_class around on around.id = reach.parent_id
                 where reach.inherits
            ),
            hanging(class_id, at_id) as (
                select id, id
                  from access_class
                 union all
                select hanging.class_id, around.parent_id
                  from hanging
                  join access_class around on around.id = hanging.at_id
                 where around.parent_id is not null
            ),
            bound(class_id, demands) as (
                select hanging.class_id, bit_or(restriction.demands)
                  from hanging
                  join access_restriction restriction on restriction.class_id = hanging.at_id
                 group by hanging.class_id
            ),
            counted(user_id, class_id, allowed, denied) as (
                select person.id,
                       reach.class_id,
                       coalesce(bit_or(given.permissions) filter (where given.effect = 'allow'), 0),
                       coalesce(bit_or(given.permissions) filter (where given.effect = 'deny'), 0)
                  from user_account person
                 cross join reach
                  join access_grant given
                    on given.class_id = reach.at_id
                   and (given.expires_at is null or given.expires_at > :now)
                   and (given.subject_kind = 'user' and given.subject_id = person.id
                        or given.subject_kind = 'everyone' and person.role <> 'guest'
                        or given.subject_kind = 'group'
                           and (person.id, given.subject_id) in (select user_id, group_id from membership))
                 where person.id = any(:users)
                   and person.state = 'active'
                   and not (person.role = 'guest' and exists (
                           select 1
                             from guest_term term
                            where term.user_id = person.id
                              and term.ends_at <= :now))
                 group by person.id, reach.class_id
            )
            select user_id, class_id,
                   allowed & ~denied & coalesce(most.permissions, 63)
                           & case when coalesce(demands, 0) & 72 = 0 then 63 else 47 end as mask
              from counted
              join user_account person on person.id = counted.user_id
              left join bound using (class_id)
              left join access_profile profile using (user_id)
              left join access_role most on most.id = profile.role_id
             where allowed & ~denied & coalesce(most.permissions, 63) & 1 = 1
               and coalesce(demands, 0) & 1 = 0
               and not (person.role = 'guest' and coalesce(demands, 0) & 2 = 2)
            """;

    private final JdbcClient db;

    OracleStore(JdbcClient db) {
        this.db = db;
    }

    /** Some of the people who can sign in, others each time. */
    List<UserId> sample() {
        return db.sql(SAMPLE).query(UUID.class).stream().map(UserId::new).toList();
    }

    /** What each of these people may do, by class; classes in which nothing is left are absent. */
    Map<UserId, Map<Long, Integer>> judge(List<UserId> people, Instant now) {
        var judged = new HashMap<UserId, Map<Long, Integer>>();
        people.forEach(person -> judged.put(person, new HashMap<>()));
        db.sql(JUDGEMENT)
                .param("users", people.stream().map(UserId::value).toArray(UUID[]::new))
                .param("now", Timestamp.from(now))
                .query(row -> {
                    var person = new UserId(row.getObject("user_id", UUID.class));
                    judged.getOrDefault(person, new HashMap<>()).put(row.getLong("class_id"), row.getInt("mask"));
                });
        return judged;
    }
}
