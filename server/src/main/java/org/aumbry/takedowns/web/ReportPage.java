package org.aumbry.takedowns.web;

import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;

/**
 * Where somebody reports an object.
 *
 * @param path where the form goes
 * @param back where the reader came from
 * @param member whether the reader is signed in and sees the network's frame
 */
public record ReportPage(
        String path, String back, boolean member, List<Option> categories, String category, String text,
        FieldErrors errors) {}
