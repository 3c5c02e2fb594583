package eu.sealwatch.agent.decode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What a packet can be inside of. A chain of them is one number, five bits each with the outermost
 * on top, so that a packet's chain costs nothing to keep or to compare.
 */
public enum Encapsulation {
    NONE(""),
    MPLS("mpls"),
    PBB("pbb"),
    PPPOE("pppoe"),
    AH("ah"),
    IP_IN_IP("ipip"),
    IPV6_IN_IPV4("6in4"),
    IPV4_IN_IPV6("4in6"),
    GRE("gre"),
    ERSPAN("erspan"),
    ETHERIP("etherip"),
    L2TP("l2tp"),
    VXLAN("vxlan"),
    GENEVE("geneve"),
    GTP("gtp"),
    TEREDO("teredo"),
    AYIYA("ayiya"),
    CAPWAP("capwap"),
    TZSP("tzsp");

    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;

    /** Deeper than any network wraps; a loop of tunnels, or an attack, ends here. */
    static final int MOST = 6;

    private static final int FULL = 1 << BITS * (MOST - 1);
    private static final Encapsulation[] ALL = values();

    private final String label;

    Encapsulation(String label) {
        this.label = label;
    }

    /** As it stands in {@code sealwatch.encapsulation}. */
    public String label() {
        return label;
    }

    /** The chain with one more on the inside, or -1 when there are {@link #MOST} already. */
    static int chain(int outer, Encapsulation inner) {
        return outer >= FULL ? -1 : outer << BITS | inner.ordinal();
    }

    /** The labels of a chain, outermost first. */
    public static List<String> labels(int chain) {
        if (chain == 0) {
            return List.of();
        }
        var labels = new ArrayList<String>(MOST);
        for (int rest = chain; rest != 0; rest >>>= BITS) {
            labels.add(ALL[rest & MASK].label);
        }
        Collections.reverse(labels);
        return labels;
    }
}
