package org.aumbry.data;

import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/** Looks in the databases' own catalogue whether any login or role reaches a schema that is not its own. */
@Component
class NetworkWallProbe implements Probe {

    /** Everything counted here must be 0, except the number of schemas. Asked as the login that serves requests. */
    static final String LOOK = """
            with tenant_schema as (select oid, nspname, nspowner, nspacl
                                     from pg_namespace
                                    where nspname ~ '^t_[0-9a-f]{32}$'),
                 tenant_role as   (select oid, rolname, rolcanlogin
                                     from pg_roles
                                    where rolname ~ '^t_[0-9a-f]{32}$')
            select (select count(*) from tenant_schema) as schemas,
                   (select count(*)
                      from tenant_schema s, aclexplode(s.nspacl) a
                     where a.grantee <> s.nspowner
                       and a.grantee is distinct from (
                              select r.oid from tenant_role r where r.rolname = s.nspname)) as strangers,
                   (select count(*) from tenant_role where rolcanlogin) as logins,
                   (select count(*)
                      from pg_auth_members m
                      join tenant_role r on r.oid = m.roleid
                     where m.inherit_option
                        or m.member in (select oid from tenant_role)) as inheriting,
                   (select count(*)
                      from pg_roles
                     where rolname = current_user
                       and (rolsuper or rolbypassrls or rolcreaterole or rolinherit)) as strong,
                   (select count(*)
                      from tenant_schema s
                     where has_schema_privilege(current_user, s.oid, 'usage, create')) as open
            """;

    private final Databases databases;

    NetworkWallProbe(Databases databases) {
        this.databases = databases;
    }

    @Override
    public String id() {
        return "data.network-wall";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-41", "ELI-40");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        int schemas = 0;
        int holes = 0;
        for (var shard : databases.shards().values()) {
            var seen = look(shard);
            schemas += seen[0];
            for (int i = 1; i < seen.length; i++) {
                holes += seen[i];
            }
        }
        var observed = schemas + " schemas on " + databases.shards().size() + " shards, each with its own role; "
                + holes
                + " ways for a login or another role into one of them.";
        return holes == 0 ? Result.holds(observed) : Result.fails(observed);
    }

    private static int[] look(DataSource shard) {
        try (var connection = shard.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(LOOK)) {
            row.next();
            var counts = new int[row.getMetaData().getColumnCount()];
            for (int i = 0; i < counts.length; i++) {
                counts[i] = row.getInt(i + 1);
            }
            return counts;
        } catch (SQLException failed) {
            throw new IllegalStateException("the catalogue could not be read: SQL state " + failed.getSQLState(),
                    failed);
        }
    }
}
