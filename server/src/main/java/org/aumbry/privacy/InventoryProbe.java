package org.aumbry.privacy;

import java.util.List;
import java.util.function.Supplier;
import org.aumbry.kernel.Probe;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Looks whether every table with something about people, as the schema is now, has a purpose and the rest. */
@Component
class InventoryProbe implements Probe {

    private static final int NAMED = 5;

    private final Supplier<List<PersonalTable>> tables;

    @Autowired
    InventoryProbe(Inventory inventory) {
        this(inventory::tables);
    }

    InventoryProbe(Supplier<List<PersonalTable>> tables) {
        this.tables = tables;
    }

    @Override
    public String id() {
        return "privacy.inventory";
    }

    @Override
    public List<String> promises() {
        return List.of("eXo-16");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var all = tables.get();
        var forgotten = all.stream().filter(table -> table.entry() == null).map(PersonalTable::fullName).toList();
        if (all.stream().noneMatch(PersonalTable::marked)) {
            return Result.fails("the schema marks no table as personal");
        }
        if (!forgotten.isEmpty()) {
            return Result.fails("%d tables about people have no purpose: %s".formatted(
                    forgotten.size(), String.join(", ", forgotten.stream().limit(NAMED).toList())));
        }
        long fields = all.stream().mapToLong(table -> table.fields().size()).sum();
        return Result.holds("%d tables about people with %d fields, each with purpose, time and reader".formatted(
                all.size(), fields));
    }
}
