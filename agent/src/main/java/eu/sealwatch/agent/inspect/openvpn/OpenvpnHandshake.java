package eu.sealwatch.agent.inspect.openvpn;

import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;
import eu.sealwatch.wire.v1.Attribute;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.Optional;

/** What guards OpenVPN's control channel, and the TLS inside it where that can be seen. */
record OpenvpnHandshake(Reset.Guard guard, Optional<TlsHandshake> tls) implements Facts {

    @Override
    public String protocol() {
        return "openvpn";
    }

    boolean complete() {
        boolean readable = guard == Reset.Guard.NOTHING || guard == Reset.Guard.TLS_AUTH;
        return !readable || tls.isPresent() && tls.get().complete();
    }

    @Override
    public int bytes() {
        return Facts.super.bytes() + tls.map(TlsHandshake::bytes).orElse(0);
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.addAttributes(
                Attribute.newBuilder().setName("openvpn.control_channel").setValue(guard.word()));
        tls.ifPresent(it -> flow.setTls(it.message()));
    }
}
