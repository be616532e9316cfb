package org.aumbry.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.aumbry.data.Inspection;
import org.springframework.context.ApplicationContext;

/** Opens psql on a database where it is installed, and a small prompt of our own where it is not. */
final class PromptCommand {

    private static final int WIDEST = 60;
    private static final int MOST_ROWS = 1000;

    private PromptCommand() {}

    static int run(ApplicationContext context, List<String> words) {
        var console = context.getBean(Inspection.class).console(words.isEmpty() ? "control" : words.getFirst());
        return psqlIsThere() ? psql(console) : prompt(console);
    }

    private static boolean psqlIsThere() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "psql")));
    }

    private static int psql(Map<String, String> console) {
        var process = new ProcessBuilder("psql", "--no-psqlrc").inheritIO();
        process.environment().putAll(console);
        try {
            return process.start().waitFor();
        } catch (IOException failed) {
            System.err.println("psql can't be started: " + failed.getMessage());
            return 1;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return 1;
        }
    }

    private static int prompt(Map<String, String> console) {
        var url = "jdbc:postgresql://" + console.get("PGHOST") + ":" + console.get("PGPORT") + "/"
                + console.get("PGDATABASE");
        try (var connection = DriverManager.getConnection(url, console.get("PGUSER"), console.get("PGPASSWORD"));
                var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            System.out.println("Database " + console.get("PGDATABASE")
                    + ". A statement ends with a semicolon; an empty line leaves.");
            converse(connection, in, System.out);
            return 0;
        } catch (SQLException | IOException failed) {
            System.err.println("The database can't be reached: " + failed.getMessage());
            return 1;
        }
    }

    static void converse(Connection connection, BufferedReader in, PrintStream out) throws IOException {
        var statement = new StringBuilder();
        out.print("sql> ");
        out.flush();
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            if (line.isBlank() && statement.isEmpty()) {
                return;
            }
            statement.append(line).append('\n');
            if (line.stripTrailing().endsWith(";")) {
                execute(connection, statement.toString(), out);
                statement.setLength(0);
                out.print("sql> ");
            } else {
                out.print("...> ");
            }
            out.flush();
        }
    }

    private static void execute(Connection connection, String sql, PrintStream out) {
        try (var statement = connection.createStatement()) {
            statement.setMaxRows(MOST_ROWS);
            if (statement.execute(sql)) {
                try (var rows = statement.getResultSet()) {
                    print(rows, out);
                }
            } else {
                out.println("done, " + Math.max(0, statement.getUpdateCount()) + " rows");
            }
        } catch (SQLException refused) {
            out.println(refused.getMessage());
        }
    }

    private static void print(ResultSet rows, PrintStream out) throws SQLException {
        var columns = rows.getMetaData().getColumnCount();
        var lines = new ArrayList<List<String>>();
        var head = new ArrayList<String>();
        for (int column = 1; column <= columns; column++) {
            head.add(rows.getMetaData().getColumnLabel(column));
        }
        lines.add(head);
        while (rows.next()) {
            var line = new ArrayList<String>();
            for (int column = 1; column <= columns; column++) {
                var value = rows.getString(column);
                line.add(value == null ? "" : value.length() > WIDEST ? value.substring(0, WIDEST - 1) + "…" : value);
            }
            lines.add(line);
        }
        var widths = new int[columns];
        lines.forEach(line -> Arrays.setAll(widths, i -> Math.max(widths[i], line.get(i).length())));
        for (var line : lines) {
            var text = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                text.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
            }
            out.println(text.toString().stripTrailing());
        }
        out.println(lines.size() == 2 ? "1 row" : lines.size() - 1 + " rows");
    }
}
