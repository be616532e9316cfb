package org.aumbry.data;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.aumbry.crypto.KmsSettings;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/**
 * Looks what the program that faces people could do to the stores behind it: whether it opens the root key itself,
 * runs the database itself, or logs in there as somebody whom no rule binds.
 */
@Component
class PowersProbe implements Probe {

    private static final String UNBOUND = "select rolsuper or rolbypassrls from pg_roles where rolname = current_user";

    private final Databases databases;
    private final KmsSettings keys;

    PowersProbe(Databases databases, KmsSettings keys) {
        this.databases = databases;
        this.keys = keys;
    }

    @Override
    public String id() {
        return "data.powers";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-34");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        try {
            boolean unbound = unbound(databases.controlOwner()) || unbound(databases.controlUser());
            for (var shard : databases.shardNames()) {
                unbound |= unbound(databases.shardOwner(shard));
            }
            return judge(keys.uses(KmsSettings.FILE), databases.server() != null, unbound);
        } catch (SQLException failed) {
            throw new IllegalStateException("a database did not answer: SQL state " + failed.getSQLState(), failed);
        }
    }

    /**
     * What that amounts to.
     *
     * @param keyFile whether the root key lies in a file that this program opens
     * @param ownServer whether this program runs the database server, and so holds its superuser's password
     * @param unbound whether a login of this program is a superuser's
     */
    static Result judge(boolean keyFile, boolean ownServer, boolean unbound) {
        var powers = new ArrayList<String>();
        if (keyFile) {
            powers.add("opens the root key from a file");
        }
        if (ownServer) {
            powers.add("runs the database server itself");
        }
        if (unbound) {
            powers.add("logs in to a database as a superuser");
        }
        return powers.isEmpty()
                ? Result.holds("A key service holds the root key; the databases run elsewhere, and no login of this"
                        + " program is a superuser's.")
                : Result.fails("The program that faces people " + String.join(", ", powers) + ".");
    }

    static boolean unbound(DataSource login) throws SQLException {
        try (var connection = login.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(UNBOUND)) {
            return !row.next() || row.getBoolean(1);
        }
    }
}
