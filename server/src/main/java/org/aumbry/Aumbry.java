package org.aumbry;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** The program: starts the server. */
@SpringBootApplication
public class Aumbry {

    public static void main(String... args) {
        SpringApplication.run(Aumbry.class, args);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
