package org.aumbry.networks.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.FieldErrors;
import org.jspecify.annotations.Nullable;

/** E-mail domains of the network and how far each has come. */
public record DomainsPage(List<Row> rows, String typed, FieldErrors errors) {

    /** One domain; its state is worded, {@code stateCode} is for looks, record and value are what its DNS must show. */
    public record Row(
            String id,
            String name,
            String stateCode,
            String state,
            String record,
            String value,
            boolean proven,
            @Nullable Instant checkedAt) {}
}
