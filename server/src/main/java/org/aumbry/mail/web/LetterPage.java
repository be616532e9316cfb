package org.aumbry.mail.web;

/**
 * One letter as its reader gets it.
 *
 * @param text empty when it is gone
 */
public record LetterPage(String to, String subject, String text) {}
