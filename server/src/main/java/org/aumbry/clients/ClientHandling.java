package org.aumbry.clients;

import java.util.List;
import org.aumbry.kernel.Handling;
import org.aumbry.kernel.Keeping;
import org.springframework.stereotype.Component;

/** How long answers to programs are kept for being asked again. */
@Component
class ClientHandling implements Handling {

    @Override
    public List<Keeping> keepings() {
        return List.of(Keeping.fixed(
                "clients.answers", IdempotencyFilter.KEPT, AnswerForgettingJob.class, "idempotent_answer.expires_at"));
    }
}
