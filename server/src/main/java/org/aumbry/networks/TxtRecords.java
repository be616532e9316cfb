package org.aumbry.networks;

import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Stream;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.NotVisitedException;
import org.springframework.stereotype.Component;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Name;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.ResolverConfig;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Asks DNS for text records, past every cache of this program. */
@Component
class TxtRecords {

    private static final int DNS_PORT = 53;
    private static final int ROUNDS = 2;

    private final DomainSettings settings;
    private final Egress egress;

    TxtRecords(DomainSettings settings, Egress egress) {
        this.settings = settings;
        this.egress = egress;
    }

    /** What DNS says. */
    enum Seen {
        /** The record is there with that value. */
        THERE,
        /** There is no such record, or it says something else. */
        ABSENT,
        /** No name server gave an answer. */
        SILENT
    }

    /** Asks one server after the other, each twice at most, until one answers. */
    Seen look(String record, String value) {
        for (int round = 0; round < ROUNDS; round++) {
            for (var server : servers()) {
                var seen = ask(server, record, value);
                if (seen != Seen.SILENT) {
                    return seen;
                }
            }
        }
        return Seen.SILENT;
    }

    private Seen ask(InetSocketAddress server, String record, String value) {
        try (var visit = egress.visit(Egress.Party.NAME_SERVER, server.getHostString(), server.getPort())) {
            var seen = ask(new SimpleResolver(server), record, value);
            if (seen != Seen.SILENT) {
                visit.answered();
            }
            return seen;
        } catch (NotVisitedException notNow) {
            return Seen.SILENT;
        }
    }

    private Seen ask(Resolver resolver, String record, String value) {
        resolver.setTimeout(settings.timeout());
        try {
            var lookup = new Lookup(Name.fromString(record + "."), Type.TXT);
            lookup.setResolver(resolver);
            lookup.setCache(null);
            var records = lookup.run();
            return switch (lookup.getResult()) {
                case Lookup.SUCCESSFUL -> Stream.of(records).anyMatch(each -> holds((TXTRecord) each, value))
                        ? Seen.THERE
                        : Seen.ABSENT;
                case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> Seen.ABSENT;
                default -> Seen.SILENT;
            };
        } catch (TextParseException unusable) {
            return Seen.SILENT;
        }
    }

    private static boolean holds(TXTRecord record, String value) {
        return String.join("", record.getStrings()).strip().equals(value);
    }

    /** Those that were set, or those of the system. */
    private List<InetSocketAddress> servers() {
        return settings.resolvers().isEmpty()
                ? ResolverConfig.getCurrentConfig().servers()
                : settings.resolvers().stream().map(TxtRecords::address).toList();
    }

    private static InetSocketAddress address(String server) {
        int colon = server.lastIndexOf(':');
        boolean port = colon > 0 && server.indexOf(':') == colon;
        return new InetSocketAddress(
                port ? server.substring(0, colon) : server,
                port ? Integer.parseInt(server.substring(colon + 1)) : DNS_PORT);
    }
}
