package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.web.FieldErrors;

/**
 * Letting a person go: what they hold and who gets it.
 *
 * @param gone whether the person was deactivated already
 * @param holdings what would be without anybody, worded
 * @param successors who may get it
 */
public record LeavePage(
        String id,
        String name,
        boolean gone,
        List<String> holdings,
        PeoplePicker successors,
        FieldErrors errors) {}
