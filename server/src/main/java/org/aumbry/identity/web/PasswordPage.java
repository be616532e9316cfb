package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Tab;

/**
 * Another password for oneself.
 *
 * @param needed whether the network asks for one before anything else
 */
public record PasswordPage(List<Tab> tabs, String email, String next, boolean needed, FieldErrors errors) {}
