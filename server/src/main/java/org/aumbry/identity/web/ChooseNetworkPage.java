package org.aumbry.identity.web;

import java.util.List;
import org.aumbry.identity.SignInResult;
import org.aumbry.web.Option;

/** The question to which of their networks a person wants. */
public record ChooseNetworkPage(String ticket, List<Option> networks, String next) {

    static ChooseNetworkPage of(SignInResult.Choose choose, String next) {
        var options = choose.networks().stream()
                .map(each -> new Option(each.tenant().toString(), each.name()))
                .toList();
        return new ChooseNetworkPage(choose.ticket(), options, next);
    }
}
