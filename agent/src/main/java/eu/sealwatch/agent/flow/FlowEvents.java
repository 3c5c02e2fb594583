package eu.sealwatch.agent.flow;

import eu.sealwatch.agent.decode.Datagram;

/**
 * What a flow table tells the layer above, in the order in which it happens. A flow and a
 * conversation are valid for the call, the flow until it is closed; they are used again afterwards.
 */
public interface FlowEvents {

    /** Its first packet is counted. */
    void opened(Flow flow);

    /**
     * There are more bytes to inspect, or a direction of them ended. Asked as long as {@link
     * Flow#inspecting}; who has decided calls {@link Flow#stopInspecting}.
     */
    void data(Flow flow, Conversation conversation, boolean fromClient);

    /**
     * A packet with payload, as it came: not put in order, perhaps repeated. Told as long as {@link
     * Flow#listening}, beginning with the packet after the one in which that was asked for, and
     * before the flow follows its sequence numbers.
     */
    default void payload(Flow flow, Datagram packet, boolean fromClient) {}

    /** The flow is a second old; or another tick has passed, and packets with it. */
    void tick(Flow flow);

    /** The counters are final. */
    void closed(Flow flow, EndReason reason);
}
