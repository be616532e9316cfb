package org.aumbry.policies;

import java.util.List;
import org.aumbry.kernel.Handling;
import org.aumbry.kernel.Keeping;
import org.springframework.stereotype.Component;

/** How long is kept what people took of their download budgets. */
@Component
class UseHandling implements Handling {

    @Override
    public List<Keeping> keepings() {
        return List.of(Keeping.fixed(
                "policies.downloads", ForgettingUseJob.KEPT, ForgettingUseJob.class,
                "download_slice.ends_at", "download_taken.starts_at"));
    }
}
