package org.aumbry.data;

import java.util.Locale;
import org.springframework.core.env.Environment;

/** What a process does of an installation's work. */
public enum NodeRole {
    /** Everything. */
    ALL(true, true),

    /** Answers people and programs; leaves scheduled work and the reading of files to workers. */
    WEB(true, false),

    /** Does that work and listens at no port. */
    WORKER(false, true);

    private final boolean answers;
    private final boolean works;

    NodeRole(boolean answers, boolean works) {
        this.answers = answers;
        this.works = works;
    }

    /** The one that {@code aumbry.role} names, before there are beans. */
    static NodeRole of(Environment environment) {
        var name = environment.getProperty("aumbry.role", "all");
        try {
            return valueOf(name.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new CannotStartException("aumbry.role is all, web or worker, not " + name + ".", unknown);
        }
    }

    /** Whether it answers requests. */
    public boolean answers() {
        return answers;
    }

    /** Whether it does what is done on a schedule and reads files. */
    public boolean works() {
        return works;
    }
}
