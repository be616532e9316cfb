package org.aumbry.reviews.web;

import org.aumbry.web.FieldErrors;

/** The form in which somebody signs the minutes of a review. */
public record HoldReviewPage(String id, String title, String due, String present, String minutes, FieldErrors errors) {}
