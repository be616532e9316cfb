package org.aumbry.federation.web;

import org.aumbry.web.FieldErrors;

/**
 * The form that asks for name and password of a directory.
 *
 * @param path of the provider, to which the form is sent
 * @param name of the provider
 * @param login as typed before
 * @param next where to go afterwards, on this host
 */
public record DirectoryPage(String path, String name, String login, String next, FieldErrors errors) {}
