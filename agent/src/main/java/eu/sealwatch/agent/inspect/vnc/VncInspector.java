package eu.sealwatch.agent.inspect.vnc;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.ArrayList;
import java.util.List;

/** VNC by the RFB version line of either side, then the security type that was agreed on. */
public final class VncInspector implements Inspector {

    @Override
    public String protocol() {
        return "vnc";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (Ascii.contradicts(client, VncWire.START) || Ascii.contradicts(server, VncWire.START)) {
            return Recognition.NOT_MINE;
        }
        boolean clientSpoke = client.length() >= VncWire.VERSION_BYTES;
        boolean serverSpoke = server.length() >= VncWire.VERSION_BYTES;
        if ((clientSpoke && !isVersion(client)) || (serverSpoke && !isVersion(server))) {
            return Recognition.NOT_MINE;
        }
        if (!clientSpoke && !serverSpoke) {
            return Recognition.UNDECIDED;
        }
        var facts =
                VncHandshake.versions(
                        serverSpoke ? version(server) : "", clientSpoke ? version(client) : "");
        if (!clientSpoke || !serverSpoke) {
            return new Recognition.Recognised(facts, false);
        }
        return security(
                facts, number(client), client.slice(12).reader(), server.slice(12).reader());
    }

    private static Recognition security(
            VncHandshake facts, int clientVersion, OctetReader client, OctetReader server) {
        if (clientVersion < VncWire.CLIENT_PICKS) {
            long type = server.u32();
            return server.ranOut() || type > 0xFF
                    ? new Recognition.Recognised(facts, !server.ranOut())
                    : new Recognition.Recognised(facts.choosing((int) type), true);
        }
        Octets list = server.take(server.u8());
        if (server.ranOut()) {
            return new Recognition.Recognised(facts, false);
        }
        var offering = facts.offering(types(list));
        int chosen = client.u8();
        if (client.ranOut()) {
            // an empty list is a refusal: nothing is chosen ever
            return new Recognition.Recognised(offering, list.isEmpty());
        }
        var choosing = offering.choosing(chosen);
        return switch (chosen) {
            case VncWire.VENCRYPT -> vencrypt(choosing, client, server);
            case VncWire.TIGHT -> tight(choosing, client, server);
            default -> new Recognition.Recognised(choosing, true);
        };
    }

    // rfbproto, "VeNCrypt": versions both ways, acknowledgement, sub-types of 32 bits, choice
    private static Recognition vencrypt(
            VncHandshake facts, OctetReader client, OctetReader server) {
        server.skip(2);
        client.skip(2);
        server.skip(1);
        server.skip(4L * server.u8());
        long subtype = client.u32();
        return client.ranOut() || server.ranOut() || subtype > 0xFFFF
                ? new Recognition.Recognised(facts, false)
                : new Recognition.Recognised(facts.withSubtype((int) subtype), true);
    }

    // rfbproto, "Tight Security Type": tunnels, then authentication types; none means no login
    private static Recognition tight(VncHandshake facts, OctetReader client, OctetReader server) {
        long tunnels = server.u32();
        server.skip(tunnels * VncWire.TIGHT_CAPABILITY_BYTES);
        if (tunnels > 0) {
            client.skip(4);
        }
        long types = server.u32();
        server.skip(types * VncWire.TIGHT_CAPABILITY_BYTES);
        long type = types == 0 ? 1 : client.u32();
        return client.ranOut() || server.ranOut() || type > 0xFFFF
                ? new Recognition.Recognised(facts, false)
                : new Recognition.Recognised(facts.withTightType((int) type), true);
    }

    private static List<Integer> types(Octets list) {
        var types = new ArrayList<Integer>(list.length());
        for (int i = 0; i < list.length(); i++) {
            types.add(list.u8(i));
        }
        return List.copyOf(types);
    }

    /** "RFB 003.008\n": nothing else is one. */
    private static boolean isVersion(Octets octets) {
        for (int i = 4; i < 11; i++) {
            if (i != 7 && !Ascii.isDigit(octets.u8(i))) {
                return false;
            }
        }
        return octets.u8(7) == '.' && octets.u8(11) == '\n';
    }

    private static String version(Octets octets) {
        return octets.slice(4, 7).latin1();
    }

    private static int number(Octets octets) {
        String version = version(octets);
        return Integer.parseInt(version, 0, 3, 10) * 1000 + Integer.parseInt(version, 4, 7, 10);
    }
}
