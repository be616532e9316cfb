package org.aumbry.policies.web;

import org.aumbry.web.FieldErrors;

/** Unlocking one option: why. */
public record PolicyUnlockPage(String id, String name, String value, String reason, FieldErrors errors) {}
