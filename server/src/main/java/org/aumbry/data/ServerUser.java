package org.aumbry.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whom the embedded server runs as. PostgreSQL refuses to run as root, so then it is another user without any rights;
 * otherwise it is ourselves.
 */
sealed interface ServerUser {

    int NOBODY = 65534;

    /** Gives up every way back; some containers do not let even root ask for it. */
    List<String> STRICT = List.of("--no-new-privs", "--inh-caps=-all", "--bounding-set=-all");

    /** The command line that runs a program as this user. */
    List<String> command(List<String> program);

    /** Makes this user the owner of a file or folder. */
    void own(Path path);

    static ServerUser choose(String preferred, Path cluster) {
        if (effectiveUid() != 0) {
            return new Ourselves();
        }
        var setpriv = find("setpriv")
                .orElseThrow(() -> new CannotStartException("PostgreSQL does not run as root and the program setpriv is"
                        + " missing: install util-linux, or start Aumbry as an ordinary user."));
        var uid = ownerOf(cluster).or(() -> uidOf(preferred)).orElse(NOBODY);
        var strict = new Another(setpriv, uid, STRICT);
        return strict.works() ? strict : new Another(setpriv, uid, List.of());
    }

    record Ourselves() implements ServerUser {

        @Override
        public List<String> command(List<String> program) {
            return program;
        }

        @Override
        public void own(Path path) {
            // What we make is ours.
        }
    }

    record Another(Path setpriv, int uid, List<String> flags) implements ServerUser {

        @Override
        public List<String> command(List<String> program) {
            var command = new ArrayList<>(List.of(
                    setpriv.toString(),
                    "--reuid=" + uid,
                    "--regid=" + uid,
                    "--clear-groups"));
            command.addAll(flags);
            command.addAll(program);
            return command;
        }

        boolean works() {
            try {
                return new ProcessBuilder(command(List.of("true")))
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
            } catch (IOException failed) {
                return false;
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return false;
            }
        }

        @Override
        public void own(Path path) {
            try {
                Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
            } catch (IOException failed) {
                throw DataFolder.unwritable(path, failed);
            }
            for (var parent = path.getParent(); parent != null; parent = parent.getParent()) {
                checkSearchable(parent);
            }
        }

        private void checkSearchable(Path parent) {
            try {
                var owned = ((Integer) Files.getAttribute(parent, "unix:uid")) == uid;
                var needed = owned ? PosixFilePermission.OWNER_EXECUTE : PosixFilePermission.OTHERS_EXECUTE;
                if (!Files.getPosixFilePermissions(parent).contains(needed)) {
                    throw new CannotStartException("PostgreSQL runs as a user without rights and can't pass through "
                            + parent + ": name a data folder outside of it with AUMBRY_DATA (for example"
                            + " /var/lib/aumbry), or start Aumbry as an ordinary user.");
                }
            } catch (IOException failed) {
                throw DataFolder.unwritable(parent, failed);
            }
        }
    }

    private static int effectiveUid() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException | UnsupportedOperationException noProc) {
            return System.getProperty("user.name").equals("root") ? 0 : -1;
        }
    }

    /** A cluster that is there keeps its user. */
    private static Optional<Integer> ownerOf(Path cluster) {
        try {
            return Files.exists(cluster) ? Optional.of((Integer) Files.getAttribute(cluster, "unix:uid"))
                    : Optional.empty();
        } catch (IOException failed) {
            throw DataFolder.unwritable(cluster, failed);
        }
    }

    private static Optional<Integer> uidOf(String user) {
        try (var lines = Files.lines(Path.of("/etc/passwd"))) {
            return lines.map(line -> line.split(":"))
                    .filter(fields -> fields.length > 2 && fields[0].equals(user))
                    .map(fields -> Integer.valueOf(fields[2]))
                    .findFirst();
        } catch (IOException | NumberFormatException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<Path> find(String program) {
        return List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin", "/usr/local/bin").stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
