package org.aumbry.continuity;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Who follows the server, as the server itself says. */
final class FollowerStore {

    /** Whoever writes the archive follows too, but is no server. */
    static final String FOLLOWERS = """
            select (pg_current_wal_lsn() - '0/0'::pg_lsn)::bigint as written,
                   r.application_name                             as name,
                   (r.replay_lsn - '0/0'::pg_lsn)::bigint         as replayed
              from (select 1) one
              left join pg_stat_replication r
                on r.state = 'streaming'
               and r.replay_lsn is not null
               and r.application_name <> 'aumbry-archive'
             limit 100
            """;

    private FollowerStore() {}

    /** @param written up to where the server has written */
    record Seen(long written, List<LagMeter.Follower> followers) {}

    static Seen look(Connection connection) throws SQLException {
        try (var query = connection.createStatement(); var rows = query.executeQuery(FOLLOWERS)) {
            long written = 0;
            var followers = new ArrayList<LagMeter.Follower>();
            while (rows.next()) {
                written = rows.getLong("written");
                var name = rows.getString("name");
                if (name != null) {
                    followers.add(new LagMeter.Follower(name, rows.getLong("replayed")));
                }
            }
            return new Seen(written, List.copyOf(followers));
        }
    }
}
