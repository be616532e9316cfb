package org.aumbry.continuity.web;

import java.time.Instant;
import org.aumbry.web.FieldErrors;

/** What going back to a backup means, before it is done. */
public record RestoreBackupPage(String id, Instant madeAt, long rows, int blobs, FieldErrors errors) {}
