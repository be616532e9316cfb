package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Option;

/** The form that offers what one runs to somebody. */
public record TransferPage(String kind, String object, String title, List<Option> people, FieldErrors errors) {}
