package org.aumbry.web.tls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationStartingEvent;

class NoRenegotiationTests {

    private static final String PROPERTY = "jdk.tls.rejectClientInitiatedRenegotiation";

    @Test
    void theProgramTellsJavaBeforeAnythingElseStarts() {
        var before = System.getProperty(PROPERTY);
        try {
            System.clearProperty(PROPERTY);
            var program = new SpringApplication(Object.class);
            assertThat(program.getListeners()).hasAtLeastOneElementOfType(NoRenegotiation.class);
            new NoRenegotiation().onApplicationEvent(
                    new ApplicationStartingEvent(new DefaultBootstrapContext(), program, new String[0]));
            assertThat(System.getProperty(PROPERTY)).isEqualTo("true");
        } finally {
            if (before != null) {
                System.setProperty(PROPERTY, before);
            }
        }
    }
}
