package org.aumbry.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.aumbry.incidents.SeveralNetworks;
import org.aumbry.journal.JournalFilter;
import org.aumbry.kernel.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Asks all networks what an address, a session, a key, a person or a stretch of time reached. */
final class IncidentCommand {

    private static final int REFUSED = 2;
    private static final int BROKEN = 1;
    private static final Set<String> NAMES =
            Set.of("address", "session", "key", "person", "thing", "from", "to", "into");

    private IncidentCommand() {}

    static int run(ApplicationContext context, List<String> words, PrintStream out) {
        try {
            var named = named(words);
            if (named.isEmpty()) {
                return misused();
            }
            var several = context.getBean(SeveralNetworks.class);
            var answer = several.of(filter(named));
            answer.concerned().forEach(each -> out.println(each.network() + "  " + each.reached().extent().entries()
                    + " entries, " + each.reached().things().size() + " things, " + each.reached().affected().size()
                    + " people, from " + each.reached().extent().first() + " to " + each.reached().extent().last()));
            answer.silent().forEach(each -> out.println(each + "  could not be asked"));
            out.println(answer.concerned().size() + " of " + answer.asked() + " networks are concerned");
            if (named.containsKey("into")) {
                several.write(answer, Path.of(named.get("into"))).forEach(file -> out.println("written: " + file));
            }
            return answer.silent().isEmpty() ? 0 : BROKEN;
        } catch (IllegalArgumentException | DateTimeParseException unreadable) {
            return misused();
        } catch (Refusal refused) {
            System.err.println("That was refused: " + refused.messageKey());
            return REFUSED;
        } catch (IOException failed) {
            System.err.println("The files can't be written: " + failed.getMessage());
            return BROKEN;
        }
    }

    /** Names and values by turns; empty when they are not. */
    private static Map<String, String> named(List<String> words) {
        var named = new HashMap<String, String>();
        for (int i = 0; i + 1 < words.size(); i += 2) {
            if (NAMES.contains(words.get(i))) {
                named.put(words.get(i), words.get(i + 1));
            }
        }
        return named.size() * 2 == words.size() ? named : Map.of();
    }

    private static JournalFilter filter(Map<String, String> named) {
        return new JournalFilter(
                moment(named.get("from")), moment(named.get("to")), id(named.get("person")), id(named.get("thing")),
                id(named.get("session")), id(named.get("key")), null, "", named.getOrDefault("address", ""));
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable Instant moment(@Nullable String text) {
        return text == null ? null : Instant.parse(text);
    }

    private static int misused() {
        return Commands.misused("Say incident, then by turns a name and a value: address, session, key, person, thing,"
                + " from, to (like 2026-05-01T10:00:00Z), and into FOLDER for files.");
    }
}
