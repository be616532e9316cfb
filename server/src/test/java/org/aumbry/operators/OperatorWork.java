package org.aumbry.operators;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Does now what the program does every second. */
@Lazy
@Component
public class OperatorWork {

    private static final long PAUSE_NANOS = 10_000_000;

    private final OrderJob orders;
    private final NoticeJob notices;

    OperatorWork(OrderJob orders, NoticeJob notices) {
        this.orders = orders;
        this.notices = notices;
    }

    public void carryOut() {
        untilDone(orders::carryOut);
    }

    public void tell() {
        untilDone(notices::tell);
    }

    /** The program's own round may be under way, with what came before. */
    private static void untilDone(BooleanSupplier round) {
        while (!round.getAsBoolean()) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
