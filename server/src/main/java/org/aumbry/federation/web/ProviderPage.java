package org.aumbry.federation.web;

import java.util.List;
import org.aumbry.web.Option;
import org.jspecify.annotations.Nullable;

/**
 * One provider, for administrators.
 *
 * @param base address of this page
 * @param problem why the last act did not work; null when it did
 * @param facts what is known about it, in order
 * @param ours what has to be typed at the provider
 * @param groups which of its groups stand for which of ours
 * @param choices our groups, to choose one
 */
public record ProviderPage(
        String base,
        String name,
        boolean enabled,
        @Nullable String problem,
        List<Option> facts,
        List<Option> ours,
        List<Mapped> groups,
        List<Option> choices,
        ProviderForm form) {

    /** One of its groups and the one of ours that it stands for. */
    public record Mapped(String value, String group, String name) {}
}
