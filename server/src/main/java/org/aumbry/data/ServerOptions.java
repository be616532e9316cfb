package org.aumbry.data;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** How every embedded server is run, by PostgreSQL's own names. */
final class ServerOptions {

    private ServerOptions() {}

    /** @param home the folder that its log goes below; the map can be added to */
    static Map<String, String> of(Path home) {
        var options = new TreeMap<String, String>();
        options.put("listen_addresses", "127.0.0.1");
        options.put("unix_socket_directories", "");
        options.put("password_encryption", "scram-sha-256");
        options.put("max_connections", "80");
        options.put("shared_buffers", "128MB");
        options.put("jit", "off");
        options.put("timezone", "UTC");
        options.put("log_timezone", "UTC");
        options.put("max_locks_per_transaction", "256");
        options.put("idle_in_transaction_session_timeout", "10min");
        // What the archive has not fetched is kept, up to here: an archive that stays away must not fill the disk.
        options.put("max_slot_wal_keep_size", "4GB");
        // The log stays small and holds no statement, no parameter and no value of a row.
        options.put("logging_collector", "on");
        options.put("log_directory", home.resolve("log").toString());
        options.put("log_filename", "postgres-%a.log");
        options.put("log_truncate_on_rotation", "on");
        options.put("log_rotation_age", "1d");
        options.put("log_statement", "none");
        options.put("log_min_error_statement", "panic");
        options.put("log_min_duration_statement", "-1");
        options.put("log_parameter_max_length", "0");
        options.put("log_parameter_max_length_on_error", "0");
        options.put("log_error_verbosity", "terse");
        return options;
    }
}
