package org.aumbry.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as JSON (RFC 9457). Holds nothing that differs between a thing that is missing and one that is forbidden.
 *
 * @param type {@code step-up} when the person has to show again who they are, else {@code about:blank}: the code tells
 *     more than an address would
 * @param code stable, for programs: {@code not-found}, {@code denied}, ...
 * @param field which member of the request could not be taken; absent when it was no single one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Problem(String type, String title, int status, String detail, String code, @Nullable String field) {}
