package org.aumbry.crypto;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Counts and times what a key service is asked, and spares callers the waiting while it gives no answer: after a
 * failure it is asked again only once the pause is over, and then by one caller, for whom the others do not wait.
 */
final class WatchedKms implements Kms {

    static final Duration PAUSE = Duration.ofSeconds(2);

    private final Kms service;
    private final Clock clock;
    private long calls;
    private long failures;
    private @Nullable Duration lastLatency;
    private @Nullable Instant lastAnswerAt;
    private @Nullable Instant failingSince;
    private Instant askAgainAt = Instant.MIN;
    private boolean tried;
    private volatile String lastRoot = "";

    WatchedKms(Kms service, Clock clock) {
        this.service = service;
        this.clock = clock;
    }

    @Override
    public String name() {
        return service.name();
    }

    @Override
    public String rootKeyId() {
        return service.rootKeyId();
    }

    @Override
    public byte[] wrap(SealingKey key, String context) {
        return ask(() -> service.wrap(key, context));
    }

    @Override
    public SealingKey unwrap(byte[] wrapped, String context) {
        return ask(() -> service.unwrap(wrapped, context));
    }

    @Override
    public boolean opens(byte[] wrapped) {
        return service.opens(wrapped);
    }

    @Override
    public boolean isCurrent(byte[] wrapped) {
        return service.isCurrent(wrapped);
    }

    @Override
    public Optional<String> keeper() {
        return service.keeper();
    }

    @Override
    public void changeRoot() {
        ask(() -> {
            service.changeRoot();
            return true;
        });
    }

    @Override
    public Optional<ModuleSigner> signer() {
        return service.signer().map(Watched::new);
    }

    /** The same for the keys in it that sign. */
    private final class Watched implements ModuleSigner {

        private final ModuleSigner signer;

        Watched(ModuleSigner signer) {
            this.signer = signer;
        }

        @Override
        public Made make() {
            return ask(signer::make);
        }

        @Override
        public byte[] sign(String label, byte[] message) {
            return ask(() -> signer.sign(label, message));
        }
    }

    @Override
    public KmsHealth health() {
        var root = root();
        synchronized (this) {
            return new KmsHealth(
                    service.name(), root, calls, failures, lastLatency, lastAnswerAt, failingSince);
        }
    }

    /** That of before while the service is silent. */
    private String root() {
        try {
            lastRoot = spared() ? lastRoot : service.rootKeyId();
        } catch (KmsUnavailableException silent) {
            failed();
        }
        return lastRoot;
    }

    private synchronized boolean spared() {
        return failing() || tried;
    }

    private synchronized boolean failing() {
        return clock.instant().isBefore(askAgainAt);
    }

    private <T> T ask(Supplier<T> question) {
        boolean trial = begin();
        long begun = System.nanoTime();
        try {
            T answer = question.get();
            answered(begun);
            return answer;
        } catch (KmsRefusedException | TamperedException no) {
            answered(begun);
            throw no;
        } catch (KmsUnavailableException silent) {
            failed();
            throw silent;
        } finally {
            end(trial);
        }
    }

    /** Whether whoever asks is the one that tries a service that was silent. */
    private synchronized boolean begin() {
        boolean trial = failingSince != null;
        if (trial && (tried || failing())) {
            throw new KmsUnavailableException("The key service (" + service.name() + ") does not answer.");
        }
        tried |= trial;
        return trial;
    }

    private synchronized void end(boolean trial) {
        tried &= !trial;
    }

    private synchronized void answered(long begun) {
        calls++;
        lastLatency = Duration.ofNanos(System.nanoTime() - begun);
        lastAnswerAt = clock.instant();
        failingSince = null;
        askAgainAt = Instant.MIN;
    }

    private synchronized void failed() {
        var now = clock.instant();
        calls++;
        failures++;
        failingSince = failingSince == null ? now : failingSince;
        askAgainAt = now.plus(PAUSE);
    }
}
