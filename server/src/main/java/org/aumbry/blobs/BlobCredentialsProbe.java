package org.aumbry.blobs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Egress;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.TenantId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Looks whether the network comes to its container in each object store with a credential that is its own, and whether
 * the store turns away who shows none.
 */
@Component
class BlobCredentialsProbe implements Probe {

    private final List<BucketDoor> doors;
    private final boolean folders;
    private final Supplier<TenantId> network;

    @Autowired
    BlobCredentialsProbe(BlobSettings settings, Egress egress, TenantScope scope) {
        this(
                new TreeMap<>(settings.buckets()).values().stream().map(each -> new BucketDoor(each, egress)).toList(),
                !settings.directories().isEmpty() || settings.buckets().isEmpty(),
                scope::current);
    }

    /** @param folders whether blobs lie in folders too */
    BlobCredentialsProbe(List<BucketDoor> doors, boolean folders, Supplier<TenantId> network) {
        this.doors = doors;
        this.folders = folders;
        this.network = network;
    }

    @Override
    public String id() {
        return "blobs.own-credentials";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-33");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        if (folders) {
            return Result.fails("Blobs lie in folders of this machine, where a network has no credential of its own.");
        }
        var tenant = network.get();
        var faults = new ArrayList<String>();
        for (int place = 0; place < doors.size(); place++) {
            look(tenant, doors.get(place), "bucket " + (place + 1), faults);
        }
        return faults.isEmpty()
                ? Result.holds("In each of " + doors.size() + " buckets this network has a credential of its own, and"
                        + " who shows none was refused.")
                : Result.fails("Credentials of this network: " + String.join("; ", faults) + ".");
    }

    private static void look(TenantId tenant, BucketDoor door, String named, List<String> faults) {
        if (!door.hasOwnCredential(tenant)) {
            faults.add(named + " is opened with a credential that others use too");
        }
        try {
            if (!door.refusesNameless(tenant)) {
                faults.add(named + " is open to who shows no credential");
            }
        } catch (IOException away) {
            faults.add(named + " gives no answer");
        }
    }
}
