package org.aumbry.networks.web;

/** The recovery kit alone, to be printed. */
public record RecoveryKitPage(String kit) {

    @Override
    public String toString() {
        return "recovery kit page";
    }
}
