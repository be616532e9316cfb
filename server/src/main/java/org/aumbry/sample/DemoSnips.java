package org.aumbry.sample;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.aumbry.documents.Document;
import org.aumbry.kernel.Principal;
import org.aumbry.reading.Readings;
import org.aumbry.snips.NewSnip;
import org.aumbry.snips.Snips;
import org.springframework.stereotype.Component;

/** Takes the snips of a demonstration, each once, as soon as the text of its source has been read. */
@Component
class DemoSnips {

    private static final Duration STEP = Duration.ofMillis(500);
    private static final int STEPS = 240;

    private final Readings readings;
    private final Snips snips;

    DemoSnips(Readings readings, Snips snips) {
        this.readings = readings;
        this.snips = snips;
    }

    /** The words to look for and what somebody made of them. */
    record Wish(String quote, String insight, String... tags) {}

    /** Says of a document whose text does not come that it is left out; the next start tries again. */
    boolean take(Principal who, Document document, List<Wish> wishes, Consumer<String> progress) {
        if (!read(who, document)) {
            progress.accept("No text yet in: " + document.title());
            return false;
        }
        var text = readings.text(who, document.id(), document.currentVersion());
        var there = snips.of(who, document.id()).stream()
                .map(snip -> snip.insight())
                .collect(Collectors.toSet());
        for (var wish : wishes) {
            if (!there.contains(wish.insight())) {
                progress.accept("Snip: " + wish.insight());
                take(who, document, text, wish);
            }
        }
        return true;
    }

    private void take(Principal who, Document document, String text, Wish wish) {
        var words = Arrays.stream(wish.quote().split(" ")).map(Pattern::quote).collect(Collectors.joining("\\s+"));
        var found = Pattern.compile(words).matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("A sample document does not hold the words of a sample snip");
        }
        snips.add(
                who,
                new NewSnip(
                        document.id(),
                        document.currentVersion(),
                        found.start(),
                        found.end(),
                        "",
                        wish.insight(),
                        "",
                        List.of(wish.tags())));
    }

    private boolean read(Principal who, Document document) {
        for (int step = 0; step < STEPS; step++) {
            var reading = readings.get(who, document.id(), document.currentVersion());
            if (!reading.state().waiting()) {
                return !reading.state().failed();
            }
            try {
                Thread.sleep(STEP);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return false;
    }
}
