package org.aumbry.continuity;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks, in each location, whether the log of the newest generation runs from its base backup on without a gap. */
@Component
class LogChainProbe implements Probe {

    private final ArchiveSettings settings;
    private final Looking looking;

    /** Gives the segments a location has, each with the names of its parts. */
    @FunctionalInterface
    interface Looking {
        Map<String, TreeMap<Long, List<String>>> segments() throws IOException;
    }

    @Autowired
    LogChainProbe(ArchiveSettings settings, ArchiveStore store, Egress egress) {
        this(settings, () -> {
            var found = new TreeMap<String, TreeMap<Long, List<String>>>();
            var newest = store.newestEnded();
            for (var wanted : settings.wanted()) {
                if (newest.isPresent()) {
                    var reader = new ArchiveReader(List.of(Media.of(wanted, egress)), null);
                    found.put(wanted.name(), reader.log(newest.get().id(), newest.get().timeline()));
                }
            }
            return found;
        });
    }

    LogChainProbe(ArchiveSettings settings, Looking looking) {
        this.settings = settings;
        this.looking = looking;
    }

    @Override
    public String id() {
        return "continuity.log-chain";
    }

    @Override
    public List<String> promises() {
        return List.of("ELI-38");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        if (!settings.on()) {
            return Result.fails("No location of the archive is set.");
        }
        try {
            long segments = 0;
            for (var location : looking.segments().entrySet()) {
                var gap = gap(location.getValue());
                if (gap) {
                    return Result.fails("The log in location " + location.getKey() + " has a gap.");
                }
                segments += location.getValue().size();
            }
            return segments == 0 ? Result.fails("There is no log of a finished base backup yet.")
                    : Result.holds("%d segments of the log are there without a gap.".formatted(segments));
        } catch (IOException unreachable) {
            return Result.fails("A location of the archive can't be read.");
        }
    }

    /** Whether one between the first and the last is missing or not whole. */
    static boolean gap(TreeMap<Long, List<String>> segments) {
        if (segments.isEmpty()) {
            return true;
        }
        for (long each = segments.firstKey(); each < segments.lastKey(); each++) {
            var parts = segments.get(each);
            if (parts == null || parts.stream().allMatch(name -> name.contains("."))) {
                return true;
            }
        }
        return false;
    }
}
