package org.aumbry.cli;

import org.aumbry.resilience.ProgramEnd;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Ends a program that was started by a command; the beans are closed on the way. One that runs in another stays. */
@Component
class EndProgram implements ProgramEnd {

    private static final Logger LOG = LoggerFactory.getLogger(EndProgram.class);

    private static final int LOST = 137;

    private final boolean byCommand;

    EndProgram(@Value("${" + ReadyLine.ANNOUNCE + ":false}") boolean byCommand) {
        this.byCommand = byCommand;
    }

    @Override
    public void end(boolean atOnce) {
        if (byCommand && atOnce) {
            Runtime.getRuntime().halt(LOST);
        }
        if (byCommand) {
            System.exit(0);
        }
        LOG.warn("This node is part of another program and stays until that ends");
    }
}
