package org.aumbry.data;

import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.aumbry.crypto.KeyCustody;
import org.aumbry.crypto.Kms;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;

/**
 * Looks what the program that faces people could do to what stands behind it, by what it has and not by what it was
 * told: whether the root key is open in it, whether it runs the databases, logs in there as somebody whom few rules
 * bind, or does the work that belongs behind.
 */
@Component
class PowersProbe implements Probe {

    /** Above all rules, or with a hand in the server's own files and programs. */
    private static final String UNBOUND = """
            select rolsuper
                   or rolbypassrls
                   or pg_has_role(current_user, 'pg_execute_server_program', 'member')
                   or pg_has_role(current_user, 'pg_read_server_files', 'member')
                   or pg_has_role(current_user, 'pg_write_server_files', 'member')
              from pg_roles
             where rolname = current_user
            """;

    private final Databases databases;
    private final DataFolder folder;
    private final KeyCustody custody;
    private final Kms kms;
    private final BackgroundWork work;

    PowersProbe(Databases databases, DataFolder folder, KeyCustody custody, Kms kms, BackgroundWork work) {
        this.databases = databases;
        this.folder = folder;
        this.custody = custody;
        this.kms = kms;
        this.work = work;
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
            boolean unbound = unbound(databases.controlUser());
            for (var login : databases.logins()) {
                unbound |= unbound(login);
            }
            return judge(
                    new Powers(
                            custody.isHere(),
                            databases.server() != null,
                            Files.exists(folder.path().resolve(PostgresSecrets.FILE)),
                            databases.owns(),
                            unbound,
                            work.isHere(),
                            work.isDone()),
                    kms);
        } catch (SQLException failed) {
            throw new IllegalStateException("a database did not answer: SQL state " + failed.getSQLState(), failed);
        }
    }

    /**
     * What this process has.
     *
     * @param rootKey whether the root key is open in it, or its file where it would look for it
     * @param server whether it runs the database server
     * @param superuser whether the password of the server's superuser lies in its folder
     * @param owner whether it logs in as the owner of the databases
     * @param unbound whether a login of its is a superuser's or near it
     * @param works whether it does the scheduled work
     * @param workers whether somebody does that work
     */
    record Powers(
            boolean rootKey,
            boolean server,
            boolean superuser,
            boolean owner,
            boolean unbound,
            boolean works,
            boolean workers) {}

    /** What that amounts to. */
    static Result judge(Powers has, Kms kms) {
        var faults = new ArrayList<String>();
        add(faults, has.rootKey(), "holds the root key, or a file with it");
        add(faults, has.server(), "runs the database server itself");
        add(faults, has.superuser(), "has the password of the databases' superuser in its folder");
        add(faults, has.owner(), "logs in to the databases as their owner");
        add(faults, has.unbound(), "logs in to a database as a superuser");
        add(faults, has.works(), "does the work of the background itself");
        add(faults, !has.workers(), "is alone: nobody does the work of the background");
        return faults.isEmpty()
                ? Result.holds("The root key is held elsewhere (" + kms.name() + keeper(kms) + "); the databases run"
                        + " elsewhere, and the logins of this program own nothing there; a worker does the work of the"
                        + " background.")
                : Result.fails("The program that faces people " + String.join(", ", faults) + ".");
    }

    private static void add(List<String> faults, boolean so, String words) {
        if (so) {
            faults.add(words);
        }
    }

    /** Two processes of one user are two, but the system would let one look into the other. */
    private static String keeper(Kms kms) {
        return kms.keeper()
                .map(user -> user.equals(System.getProperty("user.name"))
                        ? ", of the same system user as this one"
                        : ", of another system user")
                .orElse("");
    }

    static boolean unbound(DataSource login) throws SQLException {
        try (var connection = login.getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery(UNBOUND)) {
            return !row.next() || row.getBoolean(1);
        }
    }
}
