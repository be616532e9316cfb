package org.aumbry.networks;

/** How a network shall be called, and in which language it greets people. */
public record NetworkChange(String name, String language) {}
