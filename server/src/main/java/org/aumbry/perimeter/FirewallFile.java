package org.aumbry.perimeter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import org.aumbry.data.DataFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Leaves the firewall's rules in the data folder at each start, for {@code ./aumbry firewall} and for the machine. */
@Component
class FirewallFile implements SmartLifecycle {

    static final String FOLDER = "perimeter";
    static final String NAME = "firewall.nft";

    private static final Logger LOG = LoggerFactory.getLogger(FirewallFile.class);

    private final Ports ports;
    private final DataFolder folder;
    private volatile boolean running;

    FirewallFile(Ports ports, DataFolder folder) {
        this.ports = ports;
        this.folder = folder;
    }

    @Override
    public void start() {
        running = true;
        if (!ports.listening()) {
            // A command beside the server opens no port, and what the server wrote stays.
            return;
        }
        var file = folder.own(FOLDER).resolve(NAME);
        var fresh = file.resolveSibling(NAME + ".new");
        try {
            Files.writeString(fresh, ports.firewall());
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            LOG.warn("The firewall's rules could not be written to the data folder: {}", failed.toString());
        }
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the web server has its ports. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
