package org.aumbry.journal;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who made a kept row and who changed it last, when and from where. When, its kept past says; who and from where, the
 * entry of the same transaction. Whoever asks has found out that the asker manages the thing.
 */
@Service
public class RowOrigins {

    private final RowOriginStore store;

    RowOrigins(RowOriginStore store) {
        this.store = store;
    }

    /**
     * One act on a row.
     *
     * @param at when the row got so
     * @param entry the entry of the act, opened as far as it can be; null when the program did it by itself, or before
     *     entries said when they were written
     */
    public record Act(Instant at, @Nullable AuditEntry entry) {

        /** From where; empty when that is not known, or erased with the person. */
        public String address() {
            return entry == null ? "" : entry.details().getOrDefault("address", "");
        }
    }

    /** The first act that is still known of a row and the last one. */
    public record Origin(Act made, Act changed) {}

    /**
     * Of the row of a kept table whose key is that number; null when there is none.
     *
     * @param table as the database calls it; one that keeps its past
     */
    @Transactional(readOnly = true)
    public @Nullable Origin of(String table, UUID id) {
        var held = store.held(table, List.of(id.toString()));
        if (held == null) {
            return null;
        }
        var first = store.first(id);
        var made = first != null && first.at().isBefore(held.changed()) ? first : store.wrote(held.made(), id);
        return new Origin(new Act(held.made(), made), new Act(held.changed(), store.wrote(held.changed(), id)));
    }
}
