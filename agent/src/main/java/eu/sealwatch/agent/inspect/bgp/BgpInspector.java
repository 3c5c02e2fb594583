package eu.sealwatch.agent.inspect.bgp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Fit;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/** BGP by its marker of sixteen ones, length and type (RFC 4271 section 4.1). */
public final class BgpInspector implements Inspector {
    private static final Plain BGP = Plain.handshake("bgp");
    private static final int MARKER = 16;
    private static final int HEADER = 19;
    private static final int LARGEST = 65535; // RFC 8654
    private static final int OPEN = 1;
    private static final int LAST_TYPE = 5;

    @Override
    public String protocol() {
        return "bgp";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        return switch (Fit.both(fit(client), fit(server), BGP.complete())) {
            case Recognition.Recognised _ -> facts(client, server).complete();
            case Recognition other -> other;
        };
    }

    private static Fit fit(Octets stream) {
        for (int i = 0; i < Math.min(MARKER, stream.length()); i++) {
            if (stream.u8(i) != 0xFF) {
                return Fit.CONTRADICTS;
            }
        }
        if (stream.length() < HEADER) {
            return Fit.OPEN;
        }
        int length = stream.u16(MARKER);
        int type = stream.u8(HEADER - 1);
        boolean header = length >= HEADER && length <= LARGEST && type >= OPEN && type <= LAST_TYPE;
        return header ? Fit.PROVES : Fit.CONTRADICTS;
    }

    // type, version, autonomous system, hold time
    private static Plain facts(Octets client, Octets server) {
        Plain facts = BGP;
        for (Octets stream : new Octets[] {client, server}) {
            if (stream.u8(HEADER - 1) == OPEN && stream.has(HEADER, 3)) {
                facts = facts.with("bgp.as", Integer.toString(stream.u16(HEADER + 1)));
            }
        }
        return facts;
    }
}
