package org.aumbry.cli;

import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says why the program does not start in one sentence instead of a stack trace, where the cause lies outside of it. */
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainReporter implements SpringBootExceptionReporter {

    PlainReporter(ConfigurableApplicationContext context) {}

    @Override
    public boolean reportException(Throwable failure) {
        return PlainSentence.of(failure)
                .map(sentence -> {
                    System.err.println(sentence);
                    return true;
                })
                .orElse(false);
    }
}
