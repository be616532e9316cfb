package org.aumbry.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the program may go.
 *
 * @param allowed hosts that the program may open connections to, whoever asked for it: `mail.example`,
 *     `*.idp.example` for every name below, each with `:port` to allow that port only; nothing else is gone to, and
 *     what was refused stands in the installation's journal. Absent: wherever the settings and the administrators of
 *     networks say
 */
@ConfigurationProperties("aumbry.egress")
record EgressSettings(@DefaultValue List<String> allowed) {

    EgressSettings {
        allowed = List.copyOf(allowed);
        allowed.forEach(EgressRules::requireFit);
    }
}
