package eu.sealwatch.agent.rhythm;

import eu.sealwatch.wire.v1.Rhythm.Activity;
import eu.sealwatch.wire.v1.RhythmOrBuilder;
import java.util.Locale;

/**
 * What a flow is likely used for, from its figures alone. A guess, so it says from which, and says
 * nothing where nothing stands out. What it cannot tell: a file that is copied out through a screen
 * protocol looks like the screen itself.
 */
record ActivityGuess(Activity activity, String basis, boolean reverse) {
    private static final ActivityGuess NOTHING =
            new ActivityGuess(Activity.ACTIVITY_UNKNOWN, "", false);

    private static final int LEAST_PACKETS = 20;

    /** Bursts of the server's side that a forwarded port needs, and what is answered in each. */
    private static final int LEAST_BURSTS = 3;

    private static final int LEAST_ANSWER = 256;

    private static final int LEAST_BULK = 64 << 10;

    /** A file moves far between two turns; a long output to a terminal does not as a rule. */
    private static final int BULK_PER_TURN = 4096;

    private static final int LEAST_TURNS = 10;
    private static final int LEAST_SECONDS = 5;

    /** What a protocol carries, as far as it changes what figures mean. */
    enum Kind {
        SSH,
        TERMINAL,
        /** The server's side paints, which may be as much as any file. */
        SCREEN;

        static Kind of(String tool) {
            return switch (tool) {
                case "ssh" -> SSH;
                case "telnet", "rlogin", "rsh", "winrm" -> TERMINAL;
                default -> SCREEN;
            };
        }
    }

    static ActivityGuess of(Kind kind, RhythmOrBuilder figures) {
        long packets =
                figures.getSourceSmall()
                        + figures.getSourceLarge()
                        + figures.getDestinationSmall()
                        + figures.getDestinationLarge();
        if (packets < LEAST_PACKETS) {
            return NOTHING;
        }
        if (kind == Kind.SSH && looksReversed(figures)) {
            return reversed(figures);
        }
        if (isBulk(kind, figures)) {
            return bulk(figures);
        }
        if (isInteractive(kind, figures)) {
            return interactive(figures);
        }
        return kind == Kind.SSH && isTwoWay(figures) ? forwarding(figures) : NOTHING;
    }

    /**
     * Requests come from the far side of the connection, and what is sent back is no mere sign of
     * life.
     */
    private static boolean looksReversed(RhythmOrBuilder figures) {
        long bursts = figures.getDestinationBursts();
        return bursts >= LEAST_BURSTS
                && bursts >= figures.getSourceBursts()
                && figures.getAnsweredBytes() >= bursts * LEAST_ANSWER
                && figures.getSourceLarge() >= bursts;
    }

    private static boolean isBulk(Kind kind, RhythmOrBuilder figures) {
        long source = figures.getSourceBytes();
        long destination = figures.getDestinationBytes();
        long more = Math.max(source, destination);
        // what the server of a screen protocol sends is the screen
        boolean mayBe = kind != Kind.SCREEN || source >= destination;
        return mayBe
                && more >= LEAST_BULK
                && more * 10 >= (source + destination) * 9
                && more >= figures.getTurns() * BULK_PER_TURN;
    }

    private static boolean isInteractive(Kind kind, RhythmOrBuilder figures) {
        long small = figures.getSourceSmall();
        boolean answered =
                kind == Kind.SCREEN
                        || figures.getDestinationSmall() + figures.getDestinationLarge()
                                >= small / 2;
        return answered
                && small >= LEAST_TURNS
                && small >= figures.getSourceLarge() * 4
                && figures.getTurns() >= LEAST_TURNS
                && figures.getActiveSeconds() >= LEAST_SECONDS;
    }

    /** Much in both directions, in large packets, turn by turn: neither a terminal nor a copy. */
    private static boolean isTwoWay(RhythmOrBuilder figures) {
        long less = Math.min(figures.getSourceBytes(), figures.getDestinationBytes());
        long large = Math.min(figures.getSourceLarge(), figures.getDestinationLarge());
        return less >= LEAST_BULK / 4
                && large * 4 >= figures.getSourceSmall() + figures.getDestinationSmall()
                && figures.getTurns() >= LEAST_TURNS;
    }

    private static ActivityGuess reversed(RhythmOrBuilder figures) {
        return new ActivityGuess(
                Activity.FORWARDING,
                text(
                        "%d of %d bursts began at the server, %d bytes were sent in answer",
                        figures.getDestinationBursts(),
                        figures.getDestinationBursts() + figures.getSourceBursts(),
                        figures.getAnsweredBytes()),
                true);
    }

    private static ActivityGuess forwarding(RhythmOrBuilder figures) {
        return new ActivityGuess(
                Activity.FORWARDING,
                text(
                        "%d bytes up and %d down in %d turns, %d and %d packets of them large",
                        figures.getSourceBytes(),
                        figures.getDestinationBytes(),
                        figures.getTurns(),
                        figures.getSourceLarge(),
                        figures.getDestinationLarge()),
                false);
    }

    private static ActivityGuess bulk(RhythmOrBuilder figures) {
        return new ActivityGuess(
                Activity.BULK,
                text(
                        "%d bytes up and %d down in %d turns",
                        figures.getSourceBytes(),
                        figures.getDestinationBytes(),
                        figures.getTurns()),
                false);
    }

    private static ActivityGuess interactive(RhythmOrBuilder figures) {
        return new ActivityGuess(
                Activity.INTERACTIVE,
                text(
                        "%d of the source's %d packets small, %d turns in %d active seconds",
                        figures.getSourceSmall(),
                        figures.getSourceSmall() + figures.getSourceLarge(),
                        figures.getTurns(),
                        figures.getActiveSeconds()),
                false);
    }

    private static String text(String format, Object... figures) {
        return String.format(Locale.ROOT, format, figures);
    }
}
