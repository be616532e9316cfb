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
        List<OperatorOrdersPage.Row> orders,
        FieldErrors errors) {}
