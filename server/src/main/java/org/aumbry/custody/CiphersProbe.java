package org.aumbry.custody;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.aumbry.blobs.BlobKeys;
import org.aumbry.crypto.Algorithm;
import org.aumbry.crypto.KmsSettings;
import org.aumbry.data.NetworkKeys;
import org.aumbry.kernel.Probe;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks which algorithms seal: every key and file names one, and none names another than the one that is set. */
@Component
class CiphersProbe implements Probe {

    private final NetworkKeys network;
    private final BlobKeys blobs;
    private final KmsSettings settings;
    private final TransactionTemplate transaction;

    CiphersProbe(NetworkKeys network, BlobKeys blobs, KmsSettings settings, TransactionTemplate transaction) {
        this.network = network;
        this.blobs = blobs;
        this.settings = settings;
        this.transaction = transaction;
    }

    @Override
    public String id() {
        return "custody.ciphers";
    }

    @Override
    public List<String> promises() {
        return List.of("XAAS-18");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        return transaction.execute(open -> {
            var keys = network.ways();
            var files = blobs.ways();
            var observed = "Keys that seal: " + words(keys) + "; files: " + words(files) + ".";
            var set = settings.algorithm();
            boolean other = keys.keySet().stream().anyMatch(way -> way != set)
                    || files.keySet().stream().anyMatch(way -> way != set);
            return other
                    ? Result.fails(observed + " " + set.word() + " is set: seal everything anew.")
                    : Result.holds(observed);
        });
    }

    private static String words(Map<Algorithm, Long> ways) {
        return ways.isEmpty()
                ? "none"
                : ways.entrySet().stream()
                        .map(each -> each.getValue() + " by " + each.getKey().word())
                        .collect(Collectors.joining(", "));
    }
}
