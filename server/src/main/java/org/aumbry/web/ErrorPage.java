package org.aumbry.web;

/**
 * A refusal or failure as a page.
 *
 * @param requestId what to name when asking an administrator; empty unless the fault is ours
 */
public record ErrorPage(int status, String title, String message, String requestId) {}
