package eu.sealwatch.agent.inspect.vnc;

import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.wire.v1.Attribute;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.List;

/**
 * What was read of an RFB handshake.
 *
 * @param tightType the authentication type chosen inside Tight, -1 when none was seen
 */
record VncHandshake(
        String serverVersion,
        String clientVersion,
        List<Integer> offered,
        boolean chosenSeen,
        int chosen,
        int vencryptSubtype,
        int tightType)
        implements Facts {

    static VncHandshake versions(String server, String client) {
        return new VncHandshake(server, client, List.of(), false, 0, 0, -1);
    }

    VncHandshake offering(List<Integer> types) {
        return new VncHandshake(serverVersion, clientVersion, types, false, 0, 0, -1);
    }

    VncHandshake choosing(int type) {
        return new VncHandshake(serverVersion, clientVersion, offered, true, type, 0, -1);
    }

    VncHandshake withSubtype(int subtype) {
        return new VncHandshake(serverVersion, clientVersion, offered, true, chosen, subtype, -1);
    }

    VncHandshake withTightType(int type) {
        return new VncHandshake(serverVersion, clientVersion, offered, true, chosen, 0, type);
    }

    @Override
    public String protocol() {
        return "vnc";
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.getVncBuilder()
                .setServerVersion(serverVersion)
                .setClientVersion(clientVersion)
                .addAllOfferedTypes(offered)
                .setChosenSeen(chosenSeen)
                .setSecurityType(chosen)
                .setVencryptSubtype(vencryptSubtype);
        if (tightType >= 0) {
            flow.addAttributes(
                    Attribute.newBuilder()
                            .setName("vnc.tight_security_type")
                            .setValue(Integer.toString(tightType)));
        }
    }
}
