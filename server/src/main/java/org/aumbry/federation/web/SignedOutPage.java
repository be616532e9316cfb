package org.aumbry.federation.web;

/**
 * After signing out here: the provider may still remember the person.
 *
 * @param name of the provider
 * @param end where its own sign-in can be ended
 */
public record SignedOutPage(String name, String end) {}
