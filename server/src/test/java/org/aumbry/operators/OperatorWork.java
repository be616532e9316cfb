package org.aumbry.operators;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Does now what the program does every second. */
@Lazy
@Component
public class OperatorWork {

    private final OrderJob orders;
    private final NoticeJob notices;

    OperatorWork(OrderJob orders, NoticeJob notices) {
        this.orders = orders;
        this.notices = notices;
    }

    public void carryOut() {
        orders.carryOut();
    }

    public void tell() {
        notices.tell();
    }
}
