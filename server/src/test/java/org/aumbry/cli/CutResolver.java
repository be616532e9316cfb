package org.aumbry.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A system's resolver that knows every name until it is cut; a program of its own says whether names still lead on. */
public final class CutResolver extends InetAddressResolverProvider {

    private static volatile boolean cut;
    private static volatile int asked;

    /** Says {@code keeps} or {@code loses}. */
    public static void main(String... words) throws UnknownHostException {
        if (words[0].equals("as-the-program")) {
            KnownNames.keep();
        }
        InetAddress.getByName("idp.example");
        cut = true;
        int before = asked;
        var said = "keeps";
        while (asked == before && said.equals("keeps")) {
            LockSupport.parkNanos(100_000_000L);
            said = leads() ? "keeps" : "loses";
        }
        System.out.print(leads() ? said : "loses");
    }

    private static boolean leads() {
        try {
            return InetAddress.getByName("idp.example").isLoopbackAddress();
        } catch (UnknownHostException cutOff) {
            return false;
        }
    }

    @Override
    public InetAddressResolver get(Configuration configuration) {
        return new InetAddressResolver() {

            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                asked = asked + 1;
                if (cut) {
                    throw new UnknownHostException(host);
                }
                return Stream.of(InetAddress.getByAddress(host, new byte[] {127, 0, 0, 1}));
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return configuration.builtinResolver().lookupByAddress(address);
            }
        };
    }

    @Override
    public String name() {
        return "cut";
    }
}
