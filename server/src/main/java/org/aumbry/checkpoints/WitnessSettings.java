package org.aumbry.checkpoints;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where heads of journals go beside those who ask for them.
 *
 * @param folder where each network's newest head is written to, for something else to carry away; empty for nowhere
 * @param witnesses each as its key (C2SP signed-note, type 4), a space and its submission prefix, which begins with
 *     https; it is sent every head and signs it too (C2SP tlog-witness)
 */
@ConfigurationProperties("aumbry.checkpoints")
record WitnessSettings(@DefaultValue("") String folder, @DefaultValue({}) List<String> witnesses) {}
