package org.aumbry.identity.web;

/**
 * What waited for a fresh look and can go on now.
 *
 * @param address where the kept form is sent
 */
public record HeldFormPage(String address) {}
