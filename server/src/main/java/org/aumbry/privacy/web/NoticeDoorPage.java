package org.aumbry.privacy.web;

import org.aumbry.web.FieldErrors;

/** Asks a stranger which network's notice they want to read. */
public record NoticeDoorPage(String network, FieldErrors errors) {}
