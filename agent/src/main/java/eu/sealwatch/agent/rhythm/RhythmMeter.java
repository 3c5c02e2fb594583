package eu.sealwatch.agent.rhythm;

import eu.sealwatch.wire.v1.Rhythm;
import eu.sealwatch.wire.v1.Ssh;

/**
 * Counts how one remote-access flow moves, packet by packet, and allocates nothing for a packet.
 * Whoever feeds it leaves out empty packets and retransmissions. It keeps sums alone: no sequence
 * of sizes or times could be taken from it, so nothing of what a person types.
 */
public final class RhythmMeter {
    static final int SMALL_BYTES = 128;
    private static final long SECOND_NS = 1_000_000_000L;

    private final ActivityGuess.Kind kind;
    private final SshLogin login;
    private long startNs;
    private long lastNs;
    private long lastSecond = -1;
    private boolean lastFromClient;
    private boolean burstFromServer;
    private int activeSeconds;
    private long longestSilenceNs;
    private long turns;
    private long clientSmall;
    private long clientLarge;
    private long serverSmall;
    private long serverLarge;
    private long clientBytes;
    private long serverBytes;
    private long clientBursts;
    private long serverBursts;
    private long answeredBytes;

    private RhythmMeter(ActivityGuess.Kind kind, SshLogin login) {
        this.kind = kind;
        this.login = login;
    }

    /** For a flow of a protocol or tool, whose handshake is over. */
    public static RhythmMeter of(String tool) {
        return new RhythmMeter(ActivityGuess.Kind.of(tool), SshLogin.unknown());
    }

    /** For an SSH flow from NEWKEYS on. */
    public static RhythmMeter ofSsh(Ssh negotiated) {
        return new RhythmMeter(ActivityGuess.Kind.SSH, SshLogin.of(negotiated));
    }

    /** Takes a packet with so many bytes of payload. */
    public void count(long timeNs, boolean fromClient, int bytes) {
        boolean first = lastSecond < 0;
        if (first) {
            startNs = timeNs;
        } else {
            long silenceNs = timeNs - lastNs;
            longestSilenceNs = Math.max(longestSilenceNs, silenceNs);
            if (silenceNs >= SECOND_NS) {
                begin(fromClient);
            }
            turns += fromClient != lastFromClient ? 1 : 0;
        }
        long second = Math.max(0, timeNs - startNs) / SECOND_NS;
        if (second > lastSecond) {
            activeSeconds++;
            lastSecond = second;
        }
        lastNs = timeNs;
        lastFromClient = fromClient;
        add(fromClient, bytes);
        login.message(fromClient, bytes);
    }

    private void begin(boolean fromClient) {
        burstFromServer = !fromClient;
        if (fromClient) {
            clientBursts++;
        } else {
            serverBursts++;
        }
    }

    private void add(boolean fromClient, int bytes) {
        boolean small = bytes <= SMALL_BYTES;
        if (fromClient) {
            clientBytes += bytes;
            clientSmall += small ? 1 : 0;
            clientLarge += small ? 0 : 1;
            answeredBytes += burstFromServer ? bytes : 0;
        } else {
            serverBytes += bytes;
            serverSmall += small ? 1 : 0;
            serverLarge += small ? 0 : 1;
        }
    }

    /** Whether a packet came since the handshake. */
    public boolean isEmpty() {
        return lastSecond < 0;
    }

    /** The figures so far, and what they suggest. */
    public Rhythm read(boolean ended) {
        var figures =
                Rhythm.newBuilder()
                        .setSourceSmall(clientSmall)
                        .setSourceLarge(clientLarge)
                        .setDestinationSmall(serverSmall)
                        .setDestinationLarge(serverLarge)
                        .setSourceBytes(clientBytes)
                        .setDestinationBytes(serverBytes)
                        .setTurns(turns)
                        .setActiveSeconds(activeSeconds)
                        .setLongestSilence(longestSilenceNs)
                        .setSourceBursts(clientBursts)
                        .setDestinationBursts(serverBursts)
                        .setAnsweredBytes(answeredBytes)
                        .setLogin(login.guess(ended));
        ActivityGuess guess = ActivityGuess.of(kind, figures);
        return figures.setActivity(guess.activity())
                .setActivityBasis(guess.basis())
                .setReverseForwarding(guess.reverse())
                .build();
    }
}
