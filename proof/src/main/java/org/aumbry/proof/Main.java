package org.aumbry.proof;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Runs the command. */
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        var out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        var err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(new ProofTool().run(out, err, arguments));
    }
}
