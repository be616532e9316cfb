package org.aumbry.assurance.web;

import java.util.List;
import java.util.UUID;
import org.aumbry.web.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * One promise with its probes, evidence and changes.
 *
 * @param words in English
 * @param attestable whether evidence may be added
 */
public record PromisePage(
        String id,
        String words,
        String behaviour,
        String state,
        @Nullable String chip,
        List<Fact> facts,
        boolean attestable,
        List<Look> probes,
        List<Proof> evidence,
        List<Change> changes,
        EvidenceForm form,
        FieldErrors errors) {

    /** A named fact, worded. */
    public record Fact(String name, String value) {}

    /**
     * One probe.
     *
     * @param observed its last sentence, in English; empty when it has not looked
     * @param when when and how long it looked, worded
     */
    public record Look(
            String id, String state, @Nullable String chip, String where, String observed, String when) {}

    /** One piece of evidence; {@code standing} while it may be withdrawn. */
    public record Proof(UUID id, String name, String note, String sha256, String signed, String valid,
            boolean standing) {}

    /** One change of state; the sentence is in English and may be empty. */
    public record Change(String when, String what, String observed) {}
}
