package org.aumbry.crypto;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aumbry.kernel.TenantId;

/**
 * Key services of customers: a network that has one opens only while that service and the installation's own both
 * release their half of its key.
 */
public final class CustomerKeys {

    private final Map<String, Kms> services;
    private final Set<String> retired;

    private CustomerKeys(Map<String, Kms> services, Set<String> retired) {
        this.services = Map.copyOf(services);
        this.retired = Set.copyOf(retired);
    }

    /** No customer holds a key. */
    public static CustomerKeys none() {
        return new CustomerKeys(Map.of(), Set.of());
    }

    /**
     * These services.
     *
     * @param retired whose services still open and wrap no more
     */
    public static CustomerKeys of(Map<String, Kms> services, Set<String> retired) {
        return new CustomerKeys(services, retired);
    }

    /** The service that opens the network's half; empty when it needs none. */
    public Optional<Kms> of(TenantId network) {
        return Optional.ofNullable(services.get(network.toString()));
    }

    /** The service that is to wrap a half of the network's next key; empty when that one needs none. */
    public Optional<Kms> wrapping(TenantId network) {
        return of(network).filter(service -> !retired.contains(network.toString()));
    }
}
