package org.aumbry.mail.web;

import java.time.Instant;
import java.util.List;
import org.aumbry.web.FieldErrors;

/**
 * Letters of the network, newest first.
 *
 * @param delivers whether there is a mail server
 * @param readable whether letters can be opened
 * @param next where the next page begins; empty when there is none
 */
public record MailPage(boolean delivers, boolean readable, List<Row> rows, String next, FieldErrors errors) {

    /** One letter; its state is worded, {@code stateCode} is for looks, {@code problem} is empty when there is none. */
    public record Row(
            String id, String to, String subject, String stateCode, String state, String problem, Instant at) {}
}
