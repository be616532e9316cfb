package org.aumbry.documents.web;

import org.aumbry.web.FieldErrors;

/**
 * The form for another name.
 *
 * @param address where the form is sent
 * @param back where the thing is listed
 */
public record RenamePage(String title, String name, String address, String back, FieldErrors errors) {}
