package org.aumbry.networks;

/**
 * How the server shall be reached, as typed.
 *
 * @param plainPort where requests without TLS are turned away; -1 for nowhere
 * @param certificate file with a certificate chain; empty to let the server make one
 * @param key file with its private key; empty when the certificate file holds both
 */
public record SetupAddress(String host, String port, String plainPort, String certificate, String key) {}
