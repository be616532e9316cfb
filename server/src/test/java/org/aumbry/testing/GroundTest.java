package org.aumbry.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Clock;
import org.aumbry.kernel.Egress;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.ContextConfiguration;

/**
 * Runs keys, databases and blobs for the test, without pages and people. Started once for all classes that carry it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(classes = GroundTest.Ground.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestDataFolder.class)
public @interface GroundTest {

    /** The beans of the ground floor. */
    @ComponentScan({"org.aumbry.crypto", "org.aumbry.data", "org.aumbry.blobs"})
    class Ground {

        @Bean
        Egress egress() {
            return Egress.UNLIMITED;
        }

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }
    }
}
