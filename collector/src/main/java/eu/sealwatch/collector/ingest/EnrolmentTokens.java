package eu.sealwatch.collector.ingest;

import eu.sealwatch.wire.AgentName;
import eu.sealwatch.wire.DurableFile;
import eu.sealwatch.wire.EnrolmentToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * The tokens that the collector has given out, each good for one agent, once.
 *
 * <p>One file for each, named by the hash of its secret; spending it is one rename. So two that
 * race cannot both win, a crash cannot make a token good again, and another process may issue
 * tokens while the collector runs. A crash between spending and the agent's receipt of its
 * certificate costs a token: the operator issues another.
 */
public final class EnrolmentTokens {
    public static final Duration DEFAULT_LIFE = Duration.ofHours(24);

    private final Path open;
    private final Path spent;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public EnrolmentTokens(Path folder, Clock clock) throws IOException {
        this.open = folder.resolve("open");
        this.spent = folder.resolve("spent");
        this.clock = clock;
        DurableFile.createFolder(open);
        DurableFile.createFolder(spent);
    }

    public EnrolmentToken issue(String agent, Duration life, byte[] authoritySha256)
            throws IOException {
        AgentName.check(agent);
        EnrolmentToken token = EnrolmentToken.create(authoritySha256, random);
        String content = agent + "\n" + clock.instant().plus(life) + "\n";
        DurableFile.replace(
                open.resolve(token.secretHash()), content.getBytes(StandardCharsets.US_ASCII));
        return token;
    }

    /** True once for each token, and only for its agent and within its life. */
    boolean spend(EnrolmentToken token, String agent) throws IOException {
        Path file = open.resolve(token.secretHash());
        try {
            List<String> lines = Files.readAllLines(file);
            if (lines.size() != 2
                    || !lines.get(0).equals(agent)
                    || !clock.instant().isBefore(Instant.parse(lines.get(1)))) {
                return false;
            }
            DurableFile.rename(file, spent.resolve(token.secretHash()));
            return true;
        } catch (NoSuchFileException unknownOrSpent) {
            return false;
        } catch (DateTimeParseException e) {
            throw new IOException("no expiry in " + file + "; delete it and issue a token anew", e);
        }
    }
}
