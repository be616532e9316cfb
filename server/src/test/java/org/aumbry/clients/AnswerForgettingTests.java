package org.aumbry.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.aumbry.identity.Role;
import org.aumbry.testing.AumbryTest;
import org.aumbry.testing.Person;
import org.aumbry.testing.World;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Answers that are kept for being asked again go after their day, also of people who never come back. */
@AumbryTest
class AnswerForgettingTests {

    @Autowired World world;
    @Autowired AnswerStore store;
    @Autowired JdbcClient db;
    @Autowired TransactionTemplate transaction;

    @Test
    void keptAnswersGoWhoeverSentTheRequest() {
        var tag = UUID.randomUUID().toString().substring(0, 8);
        var owner = world.network("Answers " + tag, "Ana Answers", "ana-" + tag + "@answers.example");
        var bo = world.add(owner, "Bo Answers", "bo-" + tag + "@answers.example", Role.MEMBER);
        var now = Instant.now();
        begin(bo, "old", now.minus(IdempotencyFilter.KEPT).minus(Duration.ofHours(1)));
        begin(owner, "new", now);
        assertThat(count(owner)).isEqualTo(2);

        world.in(owner.tenant(), () -> store.forgetOld(now));

        assertThat(count(owner)).isEqualTo(1);
    }

    private void begin(Person owner, String key, Instant at) {
        world.in(owner.tenant(), () -> store.begin(
                owner.id(), key, store.mac("request_mac", key), UUID.randomUUID(), at,
                at.plus(IdempotencyFilter.KEPT)));
    }

    private long count(Person owner) {
        return world.in(owner.tenant(), () -> transaction.execute(
                open -> db.sql("select count(*) from idempotent_answer").query(Long.class).single()));
    }
}
