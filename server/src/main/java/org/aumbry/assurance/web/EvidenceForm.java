package org.aumbry.assurance.web;

/**
 * What a form sends to sign for evidence.
 *
 * @param until a day, {@code 2027-01-31}; evidence counts until that day begins in UTC
 */
public record EvidenceForm(String name, String note, String sha256, String until) {

    static EvidenceForm empty() {
        return new EvidenceForm("", "", "", "");
    }
}
