package org.aumbry.reviews;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.aumbry.kernel.UserId;

/**
 * That a review was held: who signed its minutes, when, and for which day of the calendar.
 *
 * @param title of the review
 */
public record ReviewMinutes(UUID id, UUID review, String title, LocalDate dueOn, UserId heldBy, Instant heldAt) {}
