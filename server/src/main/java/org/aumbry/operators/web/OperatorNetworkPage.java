package org.aumbry.operators.web;

import java.util.List;
import org.aumbry.web.FieldErrors;

/**
 * One network in numbers, and what can be done to it.
 *
 * @param act {@code suspend} or {@code resume}; empty when nothing of it waits to be done
 */
public record OperatorNetworkPage(
        OperatorFrame frame,
        OperatorNetworksPage.Row network,
        String shard,
        String act,
        Limits limits,
        List<OperatorOrdersPage.Row> orders,
        FieldErrors errors) {

    /**
     * How many people and mebibytes the network may have; empty for no limit.
     *
     * @param people as it stands, and {@code wantedPeople}: as the form holds it
     */
    public record Limits(String people, String mebibytes, String wantedPeople, String wantedMebibytes) {

        Limits wanting(String otherPeople, String otherMebibytes) {
            return new Limits(people, mebibytes, otherPeople, otherMebibytes);
        }
    }
}
