package org.aumbry.policies;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which browsers are old beside the newest of their kind that people here use. */
final class OldClients {

    /** In this order: later ones put the names of earlier ones into theirs. */
    private static final List<Pattern> KINDS = List.of(
            Pattern.compile("Edg/(\\d{1,4})"),
            Pattern.compile("OPR/(\\d{1,4})"),
            Pattern.compile("Firefox/(\\d{1,4})"),
            Pattern.compile("Chrome/(\\d{1,4})"),
            Pattern.compile("Version/(\\d{1,4}).*Safari/"));

    private OldClients() {}

    private record Client(int kind, int major) {}

    /** How many are more than so many major versions behind; what is no known browser is never old. */
    static long count(List<String> agents, int versions) {
        var clients = agents.stream().map(OldClients::read).flatMap(Optional::stream).toList();
        Map<Integer, Integer> newest = new HashMap<>();
        clients.forEach(client -> newest.merge(client.kind(), client.major(), Math::max));
        return clients.stream().filter(client -> newest.get(client.kind()) - client.major() > versions).count();
    }

    private static Optional<Client> read(String agent) {
        for (int kind = 0; kind < KINDS.size(); kind++) {
            var found = KINDS.get(kind).matcher(agent);
            if (found.find()) {
                return Optional.of(new Client(kind, Integer.parseInt(found.group(1))));
            }
        }
        return Optional.empty();
    }
}
