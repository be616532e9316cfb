package org.aumbry.support.web;

import java.util.List;
import org.aumbry.operators.web.OperatorFrame;
import org.aumbry.web.FieldErrors;
import org.jspecify.annotations.Nullable;

/**
 * One request as its operator sees it.
 *
 * @param words the exact words, once the network was asked
 * @param mine whether the reader is the operator whom it names
 */
public record SupportDeskGrantPage(
        OperatorFrame frame,
        SupportDeskPage.Row grant,
        String words,
        List<String> objects,
        boolean live,
        boolean mine,
        boolean change,
        java.time.@Nullable Instant until,
        FieldErrors errors) {}
