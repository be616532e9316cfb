package org.aumbry.kernel;

import java.time.Duration;
import java.util.List;

/**
 * For how long one kind of rows is kept before a job takes it away.
 *
 * @param id stable name: module, dot, what; for example {@code identity.sessions}
 * @param time counted from the end of what the rows are about
 * @param setBy option of the network's policy that says how long; empty when the program or its settings do
 * @param job the class whose work takes the rows away
 * @param rows which rows go, each as a table, or as {@code table.column} where a column of the network's table holds
 *     the moment from which the time counts; {@link #HISTORY} for the kept past of every table
 */
public record Keeping(String id, Duration time, String setBy, Class<?> job, List<String> rows) {

    /** Stands for the kept past of every table that has one. */
    public static final String HISTORY = "*_history";

    public Keeping {
        rows = List.copyOf(rows);
    }

    /** A time that the network's policy does not set. */
    public static Keeping fixed(String id, Duration time, Class<?> job, String... rows) {
        return new Keeping(id, time, "", job, List.of(rows));
    }

    /** The tables whose rows go. */
    public List<String> tables() {
        return rows.stream().map(each -> each.contains(".") ? each.substring(0, each.indexOf('.')) : each).toList();
    }

    /** The job as people find it in the program: module and class. */
    public String jobName() {
        var name = job.getName();
        return name.startsWith("org.aumbry.") ? name.substring("org.aumbry.".length()) : name;
    }
}
