package org.aumbry.spaces.web;

import java.util.List;
import org.aumbry.web.FieldErrors;

/**
 * An administrator's page for looking into somebody's private drive.
 *
 * @param drive address of the drive while it is open to the asker; empty otherwise
 */
public record GlassPage(
        String person, String name, String drive, String reason, List<OpeningsPage.Row> rows, FieldErrors errors) {

    @Override
    public String toString() {
        return "glass page";
    }
}
