package org.aumbry.identity;

import java.util.List;
import org.springframework.stereotype.Service;

/** Says how strong a password would be. Keeps and logs nothing of it. */
@Service
public class StrengthMeter {

    /** From 0, guessed at once, to 4, beyond guessing. */
    public int score(String password) {
        return PasswordStrength.of(PasswordRules.normal(password), List.of()).score();
    }
}
