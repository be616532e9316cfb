package org.aumbry.identity.web;

/**
 * A sign-in link that was followed: one press signs in, so that a program that looks at links in mails uses none up.
 *
 * @param fits whether it works in this browser, now
 */
public record MailLinkPage(String link, boolean fits) {}
