package eu.sealwatch.agent.inspect.vnc;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;
import eu.sealwatch.agent.inspect.tls.TlsReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Follows how RFB's two sides agree on security, after their versions (RFC 6143 section 7.1.2).
 *
 * @param facts what was read
 * @param complete nothing more is to be read
 * @param fits false when the two sides contradict each other: the roles may be the other way
 */
record VncSecurity(VncHandshake facts, boolean complete, boolean fits) {

    /**
     * @param client what the RFB client sent after its version
     * @param server what the RFB server sent after its version
     * @param ended no more will come of one of them
     */
    static VncSecurity read(
            VncHandshake versions,
            int clientVersion,
            OctetReader client,
            OctetReader server,
            boolean ended) {
        if (clientVersion < VncWire.CLIENT_PICKS) {
            return decided(versions, client, server);
        }
        Octets list = server.take(server.u8());
        if (server.ranOut()) {
            // a client that picks before the server has listed anything is none
            return new VncSecurity(versions, false, client.remaining() == 0);
        }
        VncHandshake offering = versions.offering(types(list));
        int chosen = client.u8();
        if (client.ranOut()) {
            // an empty list is a refusal: nothing is chosen ever
            return new VncSecurity(offering, list.isEmpty(), true);
        }
        boolean fits = list.indexOf(chosen, 0) >= 0;
        VncHandshake choosing = offering.choosing(chosen);
        return switch (chosen) {
            case VncWire.VENCRYPT -> vencrypt(choosing, client, server, ended).fitting(fits);
            case VncWire.TIGHT -> tight(choosing, client, server, ended).fitting(fits);
            case VncWire.TLS -> tls(choosing, client, server, ended).fitting(fits);
            default -> new VncSecurity(choosing, true, fits);
        };
    }

    private static VncSecurity decided(VncHandshake facts, OctetReader client, OctetReader server) {
        long type = server.u32();
        if (server.ranOut()) {
            return new VncSecurity(facts, false, client.remaining() == 0);
        }
        return type > 0xFF
                ? new VncSecurity(facts, true, false)
                : new VncSecurity(facts.choosing((int) type), true, true);
    }

    // rfbproto, "VeNCrypt": versions both ways, acknowledgement, sub-types of 32 bits, choice, and
    // for those with TLS another acknowledgement
    private static VncSecurity vencrypt(
            VncHandshake facts, OctetReader client, OctetReader server, boolean ended) {
        server.skip(2);
        client.skip(2);
        server.skip(1);
        server.skip(4L * server.u8());
        long subtype = client.u32();
        if (client.ranOut() || server.ranOut() || subtype > 0xFFFF) {
            return new VncSecurity(facts, false, true);
        }
        VncHandshake chosen = facts.withSubtype((int) subtype);
        boolean inTls =
                subtype >= VncWire.VENCRYPT_TLS_FIRST
                        && subtype <= VncWire.VENCRYPT_TLS_LAST
                        && subtype != VncWire.VENCRYPT_IDENT;
        if (!inTls) {
            return new VncSecurity(chosen, true, true);
        }
        boolean accepted = server.u8() == 1;
        if (server.ranOut()) {
            return new VncSecurity(chosen, ended, true);
        }
        return accepted ? tls(chosen, client, server, ended) : new VncSecurity(chosen, true, true);
    }

    // rfbproto, "Tight Security Type": tunnels, then authentication types; none means no login
    private static VncSecurity tight(
            VncHandshake facts, OctetReader client, OctetReader server, boolean ended) {
        long tunnels = server.u32();
        server.skip(tunnels * VncWire.TIGHT_CAPABILITY_BYTES);
        if (tunnels > 0) {
            client.skip(4);
        }
        long types = server.u32();
        server.skip(types * VncWire.TIGHT_CAPABILITY_BYTES);
        long type = types == 0 ? 1 : client.u32();
        if (client.ranOut() || server.ranOut() || type > 0xFFFF) {
            return new VncSecurity(facts, false, true);
        }
        VncHandshake chosen = facts.withTightType((int) type);
        return type == VncWire.VENCRYPT
                ? vencrypt(chosen, client, server, ended)
                : new VncSecurity(chosen, true, true);
    }

    private static VncSecurity tls(
            VncHandshake facts, OctetReader client, OctetReader server, boolean ended) {
        Optional<TlsHandshake> tls = TlsReader.read(client.rest(), server.rest(), ended, ended);
        return new VncSecurity(
                facts.withTls(tls), ended || tls.isPresent() && tls.get().complete(), true);
    }

    private VncSecurity fitting(boolean chosenWasOffered) {
        return new VncSecurity(facts, complete, chosenWasOffered);
    }

    private static List<Integer> types(Octets list) {
        var types = new ArrayList<Integer>(list.length());
        for (int i = 0; i < list.length(); i++) {
            types.add(list.u8(i));
        }
        return List.copyOf(types);
    }
}
