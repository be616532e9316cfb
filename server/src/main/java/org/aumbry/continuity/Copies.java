package org.aumbry.continuity;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All locations together: a part is written to each of them, and what one of them lacks is brought from another.
 *
 * <p>A location that fails or does not answer is left alone for a while, so that it holds up neither the others nor the
 * product; healing brings it what it missed.
 */
final class Copies {

    private static final Logger LOG = LoggerFactory.getLogger(Copies.class);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(10);
    private static final long PATIENCE_SECONDS = 60;

    private final List<ArchiveLocation> locations;
    private final Clock clock;
    private final Map<String, Trouble> troubles = new ConcurrentHashMap<>();
    private final ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();

    /** What is wrong with a location since when, in words without content. */
    record Trouble(String problem, Instant since, Instant nextTry) {}

    @FunctionalInterface
    private interface Act {
        void at(ArchiveLocation location) throws IOException;
    }

    Copies(List<ArchiveLocation> locations, Clock clock) {
        this.locations = List.copyOf(locations);
        this.clock = clock;
    }

    List<ArchiveLocation> locations() {
        return locations;
    }

    /** @return how many copies there are now, at least one */
    int put(String part, byte[] bytes) throws IOException {
        return everywhere(location -> location.put(part, bytes));
    }

    /** @return how many copies there are now, at least one */
    int put(String part, Path file) throws IOException {
        return everywhere(location -> location.put(part, file));
    }

    /** Deletes where that is allowed; a location that is away keeps it until it is expired there. */
    void delete(String part) {
        for (var location : locations) {
            if (!location.writeOnce() && reachable(location)) {
                try {
                    location.delete(part);
                } catch (IOException failed) {
                    trouble(location, failed);
                }
            }
        }
    }

    private int everywhere(Act act) throws IOException {
        var running = new LinkedHashMap<ArchiveLocation, java.util.concurrent.Future<?>>();
        for (var location : locations) {
            if (reachable(location)) {
                running.put(location, writers.submit(() -> {
                    act.at(location);
                    return null;
                }));
            }
        }
        int written = 0;
        for (var each : running.entrySet()) {
            written += succeeded(each.getKey(), each.getValue()) ? 1 : 0;
        }
        if (written == 0) {
            throw new IOException("no location of the archive takes anything");
        }
        return written;
    }

    private boolean succeeded(ArchiveLocation location, java.util.concurrent.Future<?> writing) {
        try {
            writing.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            recovered(location);
            return true;
        } catch (ExecutionException failed) {
            trouble(location, failed.getCause() == null ? failed : failed.getCause());
        } catch (TimeoutException hangs) {
            writing.cancel(true);
            trouble(location, hangs);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private boolean reachable(ArchiveLocation location) {
        @Nullable Trouble trouble = troubles.get(location.name());
        return trouble == null || !clock.instant().isBefore(trouble.nextTry());
    }

    private void recovered(ArchiveLocation location) {
        if (troubles.remove(location.name()) != null) {
            LOG.warn("The archive's location {} takes parts again", location.name());
        }
    }

    private void trouble(ArchiveLocation location, Throwable why) {
        var now = clock.instant();
        var known = troubles.get(location.name());
        var said = why instanceof TimeoutException ? "does not answer" : why.getClass().getSimpleName();
        if (known == null) {
            LOG.error("The archive's location {} takes nothing: {}", location.name(), why.toString());
        }
        troubles.put(location.name(),
                new Trouble(said, known == null ? now : known.since(), now.plus(LEFT_ALONE)));
    }

    /** Locations that fail now, by name. */
    Map<String, Trouble> troubles() {
        return new TreeMap<>(troubles);
    }

    /**
     * What the locations hold together and what each lacks.
     *
     * @param parts names of all parts
     * @param fewest in how many locations the part with the fewest copies lies
     * @param fewestPlaces in how many places
     * @param shortOf how many parts lack a copy somewhere
     */
    record Census(int parts, int fewest, int fewestPlaces, int shortOf) {}

    /** Brings every location what it lacks and another has, of the parts that are still wanted. */
    Census heal(Predicate<String> wanted) {
        var holders = holders();
        holders.keySet().removeIf(wanted.negate());
        int fewest = holders.isEmpty() ? 0 : Integer.MAX_VALUE;
        int fewestPlaces = fewest;
        int shortOf = 0;
        for (var part : holders.entrySet()) {
            var has = part.getValue();
            if (has.size() < locations.size()) {
                bring(part.getKey(), has);
            }
            var places = new TreeSet<String>();
            has.forEach(location -> places.add(location.place()));
            fewest = Math.min(fewest, has.size());
            fewestPlaces = Math.min(fewestPlaces, places.size());
            shortOf += has.size() < locations.size() ? 1 : 0;
        }
        return new Census(holders.size(), fewest, fewestPlaces, shortOf);
    }

    private Map<String, Set<ArchiveLocation>> holders() {
        var holders = new TreeMap<String, Set<ArchiveLocation>>();
        for (var location : locations) {
            try {
                location.list("").forEach(
                        part -> holders.computeIfAbsent(part.name(), name -> new LinkedHashSet<>()).add(location));
            } catch (IOException failed) {
                trouble(location, failed);
            }
        }
        return holders;
    }

    /** Only what verifies is copied on: damage must not spread. */
    private void bring(String part, Set<ArchiveLocation> has) {
        for (var location : locations) {
            if (has.contains(location) || !reachable(location)) {
                continue;
            }
            for (var source : new ArrayList<>(has)) {
                if (Healing.copy(part, source, location, this::trouble)) {
                    has.add(location);
                    recovered(location);
                    break;
                }
            }
        }
    }
}
