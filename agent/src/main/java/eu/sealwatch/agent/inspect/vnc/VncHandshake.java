package eu.sealwatch.agent.inspect.vnc;

import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;
import eu.sealwatch.wire.v1.Attribute;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Vnc;
import java.util.List;
import java.util.Optional;

/**
 * What was read of an RFB handshake.
 *
 * @param message the security that was agreed on; server and client are RFB's, whoever called whom
 * @param tightType the authentication type chosen inside Tight, -1 when none was seen
 * @param reversed the server called the client, which listened
 * @param repeated a repeater stood in the server's place first
 * @param tls what followed a security type that goes on in TLS
 */
record VncHandshake(
        Vnc message, int tightType, boolean reversed, boolean repeated, Optional<TlsHandshake> tls)
        implements Facts {

    static VncHandshake versions(String server, String client) {
        var versions = Vnc.newBuilder().setServerVersion(server).setClientVersion(client).build();
        return new VncHandshake(versions, -1, false, false, Optional.empty());
    }

    VncHandshake offering(List<Integer> types) {
        return with(message.toBuilder().addAllOfferedTypes(types));
    }

    VncHandshake choosing(int type) {
        return with(message.toBuilder().setChosenSeen(true).setSecurityType(type));
    }

    VncHandshake withSubtype(int subtype) {
        return with(message.toBuilder().setVencryptSubtype(subtype));
    }

    VncHandshake withTightType(int type) {
        return new VncHandshake(message, type, reversed, repeated, tls);
    }

    VncHandshake asReversed() {
        return new VncHandshake(message, tightType, true, repeated, tls);
    }

    VncHandshake asRepeated() {
        return new VncHandshake(message, tightType, reversed, true, tls);
    }

    VncHandshake withTls(Optional<TlsHandshake> handshake) {
        return new VncHandshake(message, tightType, reversed, repeated, handshake);
    }

    private VncHandshake with(Vnc.Builder changed) {
        return new VncHandshake(changed.build(), tightType, reversed, repeated, tls);
    }

    @Override
    public String protocol() {
        return "vnc";
    }

    @Override
    public int bytes() {
        return Facts.super.bytes() + tls.map(TlsHandshake::bytes).orElse(0);
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.setVnc(message);
        tls.ifPresent(handshake -> flow.setTls(handshake.message()));
        if (tightType >= 0) {
            attribute(flow, "vnc.tight_security_type", Integer.toString(tightType));
        }
        if (reversed) {
            attribute(flow, "vnc.reversed", "true");
        }
        if (repeated) {
            attribute(flow, "vnc.repeater", "true");
        }
    }

    private static void attribute(FlowRecord.Builder flow, String name, String value) {
        flow.addAttributes(Attribute.newBuilder().setName(name).setValue(value));
    }
}
