package org.aumbry.privacy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.aumbry.kernel.Keeping;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers what the program does with what is about people, in the entered network, now. */
@Component
class Processing {

    private final TableEntries entries;
    private final Practices practices;
    private final Inventory inventory;
    private final Schedule schedule;

    Processing(TableEntries entries, Practices practices, Inventory inventory, Schedule schedule) {
        this.entries = entries;
        this.practices = practices;
        this.inventory = inventory;
        this.schedule = schedule;
    }

    /** What the notice shows; asks no catalogue, because strangers may ask for it. */
    @Transactional(readOnly = true)
    public Facts facts() {
        Map<Purpose, TreeSet<String>> whose = new EnumMap<>(Purpose.class);
        Map<Purpose, Integer> tables = new EnumMap<>(Purpose.class);
        for (var entry : entries.all().values()) {
            var purposes = new TreeSet<>(entry.also());
            purposes.add(entry.purpose());
            for (var purpose : purposes) {
                whose.computeIfAbsent(purpose, each -> new TreeSet<>()).add(entry.whose().word());
                tables.merge(purpose, 1, Integer::sum);
            }
        }
        var uses = whose.entrySet().stream()
                .map(each -> new Facts.Use(
                        each.getKey().word(), List.copyOf(each.getValue()), tables.get(each.getKey())))
                .toList();
        return new Facts(
                uses,
                practices.keepings().stream().map(Facts.Time::of).toList(),
                practices.disclosures().stream()
                        .map(each -> new Facts.Recipient(each.id(), each.inUse()))
                        .toList());
    }

    /** The record of processing: the inventory by purpose, and the jobs that really run. */
    @Transactional(readOnly = true)
    public ProcessingRecord record() {
        var keepings = practices.keepings();
        var activities = new EnumMap<Purpose, List<PersonalTable>>(Purpose.class);
        var tables = inventory.tables();
        for (var purpose : Purpose.values()) {
            var own = tables.stream()
                    .filter(table -> table.entry() != null && table.entry().purpose() == purpose)
                    .toList();
            if (!own.isEmpty()) {
                activities.put(purpose, own);
            }
        }
        var jobs = schedule.jobs().stream()
                .map(job -> new ProcessingRecord.Job(
                        job.name(), job.every(),
                        keepings.stream()
                                .filter(each -> Schedule.runs(List.of(job), each.jobName()))
                                .map(Keeping::id)
                                .toList()))
                .toList();
        var forgotten = tables.stream().filter(table -> table.entry() == null).toList();
        return new ProcessingRecord(activities, forgotten, facts().recipients(), jobs);
    }
}
