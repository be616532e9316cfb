package org.aumbry.federation.web;

import java.util.List;
import org.aumbry.web.Option;

/**
 * The sign-in providers of a network.
 *
 * @param address where this network's people find them all
 * @param kinds what can be added
 */
public record ProvidersPage(List<Row> rows, String address, List<Option> kinds) {

    /** One provider. */
    public record Row(String id, String name, String kind, boolean enabled, String checked) {}
}
