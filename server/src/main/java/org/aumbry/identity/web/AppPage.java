package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.web.FieldErrors;
import org.aumbry.web.Tab;

/**
 * Setting an authenticator app up.
 *
 * @param secret in fours, to be typed where nothing can be scanned
 * @param qr what to scan
 */
public record AppPage(List<Tab> tabs, String secret, QrCode qr, FieldErrors errors) {}
