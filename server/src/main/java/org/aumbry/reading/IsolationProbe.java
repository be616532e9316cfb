package org.aumbry.reading;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.kernel.Probe;
import org.aumbry.reading.worker.Confinement;
import org.springframework.stereotype.Component;

/** Starts a parser process and lets it try to get out. */
@Component
class IsolationProbe implements Probe {

    private final ParserPool parsers;

    IsolationProbe(ParserPool parsers) {
        this.parsers = parsers;
    }

    @Override
    public String id() {
        return "reading.parser-walls";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-1", "DEX-85");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        try {
            var found = parsers.look();
            var walls = parsers.walls().name().toLowerCase(java.util.Locale.ROOT);
            return found.holds()
                    ? Result.holds("A parser process (walls: " + walls + ") could open no connection, write no file"
                            + " outside its memory folder and not see the data folder.")
                    : Result.fails("A parser process (walls: " + walls + ") got out: " + open(found) + ".");
        } catch (IOException broken) {
            return Result.fails("No parser process could be started.");
        }
    }

    private static String open(Confinement found) {
        var gaps = new ArrayList<String>();
        if (found.network()) {
            gaps.add("it could open a connection");
        }
        if (found.disk()) {
            gaps.add("it could write a file on a disk");
        }
        if (!found.memoryFiles()) {
            gaps.add("its temporary files are not kept in memory");
        }
        if (found.data()) {
            gaps.add("it could see the data folder");
        }
        return String.join(", ", gaps);
    }
}
