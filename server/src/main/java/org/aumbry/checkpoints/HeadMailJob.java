package org.aumbry.checkpoints;

import org.aumbry.data.EachTenant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Every half hour: heads that are to go by mail. */
@Component
class HeadMailJob {

    private final HeadMail mail;
    private final EachTenant each;

    HeadMailJob(HeadMail mail, EachTenant each) {
        this.mail = mail;
        this.each = each;
    }

    @Scheduled(initialDelayString = "PT5M", fixedRateString = "PT30M")
    void send() {
        each.run("A head of a network's journal could not be sent by mail", mail::send);
    }
}
