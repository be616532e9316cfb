package org.aumbry.privacy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Compares the record of processing with the schema and with the jobs that run. */
@Component
class RecordProbe implements Probe {

    private final Supplier<Seen> look;

    /**
     * What is compared.
     *
     * @param tables names of tables about people, from the schema
     * @param jobs names of the jobs that run
     */
    record Seen(ProcessingRecord record, Set<String> tables, Set<String> jobs) {}

    @Autowired
    RecordProbe(Processing processing, Inventory inventory, Schedule schedule) {
        this(() -> new Seen(
                processing.record(),
                inventory.tables().stream().map(PersonalTable::fullName).collect(Collectors.toSet()),
                schedule.jobs().stream().map(Schedule.Job::name).collect(Collectors.toSet())));
    }

    RecordProbe(Supplier<Seen> look) {
        this.look = look;
    }

    @Override
    public String id() {
        return "privacy.record";
    }

    @Override
    public List<String> promises() {
        return List.of("DEX-78");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var seen = look.get();
        var written = seen.record().activities().values().stream().flatMap(List::stream).toList();
        var names = written.stream().map(PersonalTable::fullName).toList();
        var tables = new HashSet<>(seen.tables());
        names.forEach(tables::remove);
        var jobs = new HashSet<>(seen.jobs());
        seen.record().jobs().forEach(job -> jobs.remove(job.name()));
        boolean twice = new HashSet<>(names).size() != names.size();
        if (seen.tables().isEmpty() || seen.jobs().isEmpty() || twice || !tables.isEmpty() || !jobs.isEmpty()) {
            return Result.fails("of %d tables about people %d are missing in the record, of %d jobs %d%s".formatted(
                    seen.tables().size(), tables.size(), seen.jobs().size(), jobs.size(),
                    twice ? "; one table stands there twice" : ""));
        }
        return Result.holds("%d tables about people for %d purposes and %d jobs stand in the record".formatted(
                names.size(), seen.record().activities().size(), seen.record().jobs().size()));
    }
}
