package org.aumbry.identity.web;

import java.time.Instant;
import java.util.List;

/** Accounts whose password is less than what the network asks for. */
public record PasswordReportPage(List<Row> rows) {

    /** One account; what its password lacks is worded. */
    public record Row(String id, String name, String email, String lacks, Instant since) {}
}
