package org.aumbry.assurance;

import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.aumbry.data.TenantScope;
import org.aumbry.kernel.Probe;
import org.aumbry.kernel.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Lets one probe look and turns whatever happens into an answer: throwing, hanging and saying nothing are failures. */
@Component
class ProbeRunner {

    private static final Logger LOG = LoggerFactory.getLogger(ProbeRunner.class);
    private static final int SENTENCE_LIMIT = 1000;

    private final TenantScope scope;
    private final Clock clock;
    private final Duration patience;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    ProbeRunner(TenantScope scope, Clock clock, AssuranceSettings settings) {
        this.scope = scope;
        this.clock = clock;
        this.patience = settings.patience();
    }

    /** Looks once for the installation. */
    ProbeLook look(Probe probe) {
        return timed(probe, probe::look);
    }

    /** Looks in one network, with its scope entered. */
    ProbeLook look(Probe probe, TenantId tenant) {
        return timed(probe, () -> scope.call(tenant, probe::look));
    }

    private ProbeLook timed(Probe probe, Supplier<Probe.Result> work) {
        var at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long start = System.nanoTime();
        var result = result(probe, work);
        var took = Duration.ofNanos(System.nanoTime() - start);
        var sentence = result.observed().strip();
        if (sentence.isEmpty()) {
            return new ProbeLook(probe.id(), false, "The probe did not say what it saw.", at, took);
        }
        var fitting = sentence.length() <= SENTENCE_LIMIT ? sentence : sentence.substring(0, SENTENCE_LIMIT);
        return new ProbeLook(probe.id(), result.holds(), fitting, at, took);
    }

    private Probe.Result result(Probe probe, Supplier<Probe.Result> work) {
        var looking = threads.submit(work::get);
        try {
            return looking.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hangs) {
            looking.cancel(true);
            return Probe.Result.fails("The probe did not finish within %d seconds.".formatted(patience.toSeconds()));
        } catch (ExecutionException broken) {
            LOG.warn("Probe {} could not look", probe.id(), broken.getCause());
            return Probe.Result.fails("The probe could not look: "
                    + broken.getCause().getClass().getSimpleName() + ".");
        } catch (InterruptedException stopping) {
            looking.cancel(true);
            Thread.currentThread().interrupt();
            return Probe.Result.fails("The program was stopped while the probe looked.");
        }
    }
}
