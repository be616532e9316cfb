package org.aumbry.networks;

import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.aumbry.kernel.Egress;
import org.springframework.stereotype.Component;
import org.xbill.DNS.ExtendedResolver;
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

    Seen look(String record, String value) {
        try {
            var lookup = new Lookup(Name.fromString(record + "."), Type.TXT);
            lookup.setResolver(resolver());
            lookup.setCache(null);
            var records = lookup.run();
            return switch (lookup.getResult()) {
                case Lookup.SUCCESSFUL -> Stream.of(records).anyMatch(each -> holds((TXTRecord) each, value))
                        ? Seen.THERE
                        : Seen.ABSENT;
                case Lookup.HOST_NOT_FOUND, Lookup.TYPE_NOT_FOUND -> Seen.ABSENT;
                default -> Seen.SILENT;
            };
        } catch (TextParseException | UnknownHostException unusable) {
            return Seen.SILENT;
        }
    }

    private static boolean holds(TXTRecord record, String value) {
        return String.join("", record.getStrings()).strip().equals(value);
    }

    private Resolver resolver() throws UnknownHostException {
        List<Resolver> all = new ArrayList<>();
        for (var address : servers()) {
            if (egress.permits(Egress.Party.NAME_SERVER, address.getHostString(), address.getPort())) {
                all.add(new SimpleResolver(address));
            }
        }
        if (all.isEmpty()) {
            throw new UnknownHostException("the installation goes to no name server");
        }
        var resolver = new ExtendedResolver(all);
        resolver.setTimeout(settings.timeout());
        return resolver;
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
