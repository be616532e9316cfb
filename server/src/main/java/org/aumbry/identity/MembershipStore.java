package org.aumbry.identity;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.aumbry.kernel.GroupId;
import org.aumbry.kernel.UserId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everyone and every membership at once, now or at an earlier moment. */
@Repository
class MembershipStore {

    static final String PEOPLE = """
            select id, role
              from user_account
             where state = 'active'
             limit 100000
            """;

    static final String MEMBERS = """
            select group_id, user_id, nested_group_id
              from group_member
             limit 1000000
            """;

    static final String ENDS = """
            select user_id, ends_at
              from guest_term
             limit 100000
            """;

    static final String PEOPLE_THEN = """
            select id, role
              from user_account
             where state = 'active'
               and valid_from <= :at
             union all
            select id, role
              from user_account_history
             where state = 'active'
               and valid_from <= :at
               and valid_to > :at
             limit 100000
            """;

    static final String MEMBERS_THEN = """
            select group_id, user_id, nested_group_id
              from group_member
             where valid_from <= :at
             union all
            select group_id, user_id, nested_group_id
              from group_member_history
             where valid_from <= :at
               and valid_to > :at
             limit 1000000
            """;

    static final String ENDS_THEN = """
            select user_id, ends_at
              from guest_term
             where valid_from <= :at
             union all
            select user_id, ends_at
              from guest_term_history
             where valid_from <= :at
               and valid_to > :at
             limit 100000
            """;

    private final JdbcClient db;

    MembershipStore(JdbcClient db) {
        this.db = db;
    }

    Memberships now() {
        return read(PEOPLE, MEMBERS, ENDS, null);
    }

    Memberships then(Instant at) {
        return read(PEOPLE_THEN, MEMBERS_THEN, ENDS_THEN, at);
    }

    private Memberships read(String people, String members, String terms, @Nullable Instant at) {
        var roles = new HashMap<UserId, Role>();
        query(people, at, row -> roles.put(
                new UserId(row.getObject("id", UUID.class)), Role.of(row.getString("role")).orElseThrow()));
        var users = new HashMap<GroupId, List<UserId>>();
        var groups = new HashMap<GroupId, List<GroupId>>();
        query(members, at, row -> {
            var group = new GroupId(row.getObject("group_id", UUID.class));
            var user = row.getObject("user_id", UUID.class);
            if (user != null) {
                users.computeIfAbsent(group, first -> new ArrayList<>()).add(new UserId(user));
            } else {
                groups.computeIfAbsent(group, first -> new ArrayList<>())
                        .add(new GroupId(row.getObject("nested_group_id", UUID.class)));
            }
        });
        Map<UserId, Instant> ends = new HashMap<>();
        query(terms, at, row -> ends.put(
                new UserId(row.getObject("user_id", UUID.class)),
                row.getObject("ends_at", OffsetDateTime.class).toInstant()));
        return new Memberships(roles, users, groups, ends);
    }

    private void query(String sql, @Nullable Instant at, RowCallbackHandler row) {
        var statement = db.sql(sql);
        (at == null ? statement : statement.param("at", at.atOffset(ZoneOffset.UTC))).query(row);
    }
}
