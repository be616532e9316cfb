package org.aumbry.search;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.aumbry.crypto.Randomness;
import org.aumbry.data.TenantScope;
import org.aumbry.data.Tenants;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.TenantId;
import org.springframework.stereotype.Component;

/** Plants a word in the index of each of some networks and asks every one of them for all the words. */
@Component
class NetworksApartProbe implements Probe {

    /** Networks looked at in one go, taken by chance when there are more. */
    private static final int MOST_NETWORKS = 8;

    private final Indexes indexes;
    private final TenantScope scope;
    private final Tenants tenants;
    private final Randomness randomness;
    private final Clock clock;

    NetworksApartProbe(Indexes indexes, TenantScope scope, Tenants tenants, Randomness randomness, Clock clock) {
        this.indexes = indexes;
        this.scope = scope;
        this.tenants = tenants;
        this.randomness = randomness;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "search.networks-apart";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-69", "ELI-41");
    }

    @Override
    public Reach reach() {
        return Reach.INSTALLATION;
    }

    @Override
    public Result look() {
        var chosen = chosen();
        var words = chosen.stream().map(tenant -> Canaries.word(randomness)).toList();
        return judge(chosen.size(), (own, all) -> scope.call(chosen.get(own), () -> met(words.get(own), words)));
    }

    private List<TenantId> chosen() {
        var all = new ArrayList<>(tenants.active());
        while (all.size() > MOST_NETWORKS) {
            all.remove(Math.floorMod(randomness.bytes(1)[0], all.size()));
        }
        return all;
    }

    /** In the entered network: plants its own word, and tells for each word whether it is met there. */
    private List<Boolean> met(String own, List<String> words) {
        return indexes.use(live -> {
            var planted = List.of(Canaries.of(Canaries.ONE, own, clock.instant()));
            return live.withPlanted(planted, () -> {
                var met = new ArrayList<Boolean>();
                for (var word : words) {
                    met.add(live.index().answer(Question.of(word), new long[] {Canaries.ONE}, clock.instant())
                            .total() > 0);
                }
                return met;
            });
        });
    }

    interface Asking {
        List<Boolean> met(int own, int all) throws IOException;
    }

    static Result judge(int networks, Asking asking) {
        var own = 0;
        var foreign = 0;
        for (var i = 0; i < networks; i++) {
            try {
                var met = asking.met(i, networks);
                for (var j = 0; j < networks; j++) {
                    own += i == j && met.get(j) ? 1 : 0;
                    foreign += i != j && met.get(j) ? 1 : 0;
                }
            } catch (IOException failed) {
                return Result.fails("an index could not be asked");
            }
        }
        var observed = "planted a word in %d networks; met in its own by %d, in others %d times"
                .formatted(networks, own, foreign);
        return own == networks && foreign == 0 ? Result.holds(observed) : Result.fails(observed);
    }
}
