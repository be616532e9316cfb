package org.aumbry.privacy;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.Refusal;
import org.aumbry.networks.Networks;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Reads the notice as a stranger would and compares it with the one that holds; and looks whether every version there
 * was can still be read.
 */
@Component
class PrivacyNoticeProbe implements Probe {

    private final Supplier<Seen> look;

    /**
     * What was seen.
     *
     * @param wanted whether the network has published it for strangers too
     * @param outside what a stranger got; empty when nothing
     * @param published numbers, the newest first
     * @param readable how many of them can be read
     * @param everybodys whether the installation's own notice has a wording in each language
     */
    record Seen(
            boolean wanted,
            Notice holds,
            Optional<Notice> outside,
            List<Integer> published,
            long readable,
            boolean everybodys) {}

    @Autowired
    PrivacyNoticeProbe(PrivacyNotices notices, NoticeDoor door, Networks networks) {
        this(() -> {
            var numbers = notices.publications().stream().map(Publication::number).toList();
            long readable = numbers.stream().filter(number -> !notices.version(number).texts().isEmpty()).count();
            return new Seen(
                    notices.open(), notices.current(), outside(networks.current().slug(), door, notices), numbers,
                    readable, Notice.LANGUAGES.stream()
                            .noneMatch(each -> notices.ofInstallation().getOrDefault(each, "").isBlank()));
        });
    }

    PrivacyNoticeProbe(Supplier<Seen> look) {
        this.look = look;
    }

    private static Optional<Notice> outside(String slug, NoticeDoor door, PrivacyNotices notices) {
        try {
            return Optional.of(door.inside(slug, notices::current));
        } catch (Refusal refused) {
            return Optional.empty();
        }
    }

    @Override
    public String id() {
        return "privacy.notice";
    }

    @Override
    public List<String> promises() {
        return List.of("PAN-45", "eXo-16");
    }

    @Override
    public Reach reach() {
        return Reach.NETWORK;
    }

    @Override
    public Result look() {
        var seen = look.get();
        int newest = seen.holds().number();
        boolean whole = seen.published().equals(
                        IntStream.iterate(newest, each -> each - 1).limit(seen.published().size()).boxed().toList())
                && (newest == 0 || seen.published().size() == Math.min(newest, 200));
        if (!whole || seen.readable() != seen.published().size()) {
            return Result.fails("of %d versions of the notice %d can be read".formatted(newest, seen.readable()));
        }
        if (!seen.everybodys()) {
            return Result.fails("the installation's own notice, which everybody may read, has no wording");
        }
        if (!seen.wanted()) {
            return seen.outside().isEmpty()
                    ? Result.holds(("version %d of the notice is for people of the network; everybody reads the"
                            + " installation's own").formatted(newest))
                    : Result.fails("strangers read a notice that is for people of the network");
        }
        boolean same = seen.outside()
                .filter(other -> other.number() == newest && other.texts().equals(seen.holds().texts()))
                .isPresent();
        return same
                ? Result.holds("strangers read version %d of the notice; all versions can be read".formatted(newest))
                : Result.fails("strangers don't read version %d of the notice".formatted(newest));
    }
}
