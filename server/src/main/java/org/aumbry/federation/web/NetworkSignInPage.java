package org.aumbry.federation.web;

import java.util.List;
import org.aumbry.federation.Departures.Offer;

/**
 * The sign-in address of one network.
 *
 * @param network its short name, as the asker typed it
 * @param password where the form for address and password is
 */
public record NetworkSignInPage(String network, List<Offer> offers, String password) {}
