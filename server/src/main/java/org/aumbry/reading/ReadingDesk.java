package org.aumbry.reading;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.aumbry.blobs.BlobId;
import org.aumbry.blobs.Blobs;
import org.aumbry.data.KeyScope;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Refusal;
import org.aumbry.reading.worker.Format;
import org.aumbry.reading.worker.Outcome;
import org.aumbry.reading.worker.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads one waiting version of the entered tenant from beginning to end. */
@Component
class ReadingDesk {

    private static final Logger LOG = LoggerFactory.getLogger(ReadingDesk.class);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration RENEWAL = Duration.ofSeconds(15);
    private static final int MOST_ATTEMPTS = 2;

    private final ReadingSteps steps;
    private final ParserPool parsers;
    private final Blobs blobs;
    private final TenantScope scope;
    private final Clock clock;

    ReadingDesk(ReadingSteps steps, ParserPool parsers, Blobs blobs, TenantScope scope, Clock clock) {
        this.steps = steps;
        this.parsers = parsers;
        this.blobs = blobs;
        this.scope = scope;
        this.clock = clock;
    }

    /** False when nothing is waiting. */
    boolean readNext() {
        Optional<ReadingRow> claimed = steps.claim(clock.instant().plus(LEASE));
        claimed.ifPresent(this::read);
        return claimed.isPresent();
    }

    private void read(ReadingRow claimed) {
        if (claimed.attempt() > MOST_ATTEMPTS) {
            steps.fail(claimed, ReadingState.DAMAGED);
            return;
        }
        var renewed = new AtomicReference<>(clock.instant());
        var found = new Collected(blobs, KeyScope.space(claimed.space()), () -> renew(claimed, renewed));
        try {
            var outcome = work(claimed, found);
            if (outcome.state() == Outcome.State.READY && found.whole() && found.pages() == outcome.pages()) {
                steps.finish(claimed, outcome, found);
            } else {
                found.abandon();
                boolean lied = outcome.state() == Outcome.State.READY;
                steps.fail(claimed, lied ? ReadingState.DAMAGED : ReadingState.of(outcome.state()));
            }
        } catch (Refusal gone) {
            found.abandon();
            LOG.info("a version vanished while it was read");
        } catch (Parser.Died died) {
            found.abandon();
            LOG.warn("reading version {} of {}: {}", claimed.reading().version(), claimed.reading().document(),
                    died.getMessage());
        } catch (IOException | RuntimeException trouble) {
            found.abandon();
            LOG.warn("reading version {} of {} failed: {}", claimed.reading().version(),
                    claimed.reading().document(), trouble.getClass().getSimpleName());
        }
    }

    /** A process that dies for no reason of its own making gets one more try, by whoever claims the version next. */
    private Outcome work(ReadingRow claimed, Collected found) throws IOException {
        try (var content = blobs.open(new BlobId(claimed.sourceBlob())); var in = content.stream()) {
            var request = Request.read(claimed.extension(), true);
            return parsers.work(scope.current(), ParserPool.Lane.BACKGROUND, request, in, found);
        } catch (Parser.Died died) {
            var verdict = Parser.verdict(died);
            if (verdict.state() == Outcome.State.DAMAGED && claimed.attempt() < MOST_ATTEMPTS) {
                throw died;
            }
            return new Outcome(verdict.state(), Format.OTHER, 0, "", false);
        }
    }

    private void renew(ReadingRow claimed, AtomicReference<Instant> renewed) {
        var now = clock.instant();
        if (renewed.get().plus(RENEWAL).isBefore(now)) {
            renewed.set(now);
            steps.renew(claimed, now.plus(LEASE));
        }
    }
}
