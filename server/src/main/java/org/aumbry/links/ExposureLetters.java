package org.aumbry.links;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.aumbry.identity.Role;
import org.aumbry.identity.User;
import org.aumbry.identity.Users;
import org.aumbry.mail.Letter;
import org.aumbry.mail.Mail;
import org.aumbry.networks.Networks;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells administrators once a week how many links are open to anyone; silent while there are none. */
@Component
class ExposureLetters {

    static final Duration WEEK = Duration.ofDays(7);

    private static final int MOST_READERS = 50;

    private final ExposureStore exposures;
    private final ShareLinkStore links;
    private final LinkGround ground;
    private final Users users;
    private final Networks networks;
    private final Mail mail;

    ExposureLetters(
            ExposureStore exposures,
            ShareLinkStore links,
            LinkGround ground,
            Users users,
            Networks networks,
            Mail mail) {
        this.exposures = exposures;
        this.links = links;
        this.ground = ground;
        this.users = users;
        this.networks = networks;
        this.mail = mail;
    }

    /** Writes the letters of this week, once, whoever asks first; how many. */
    @Transactional
    public int send() {
        var now = ground.now();
        var live = links.live(null, now);
        if (live.isEmpty() || !exposures.begin(now, now.minus(WEEK))) {
            return 0;
        }
        var readers = users.search("", 10_000).stream()
                .filter(user -> user.role() == Role.ADMIN)
                .limit(MOST_READERS)
                .toList();
        readers.forEach(reader -> mail.send(letter(reader, live, now)));
        return readers.size();
    }

    private Letter letter(User reader, List<Link> live, Instant now) {
        long oldest = live.stream()
                .mapToLong(link -> Duration.between(link.madeAt(), now).toDays())
                .max()
                .orElse(0);
        return Letter.to(
                        reader.email(),
                        reader.preferences().language(),
                        "links.exposure-letter",
                        live.size(),
                        networks.current().name(),
                        oldest)
                .of(reader.id())
                .link("/links");
    }
}
