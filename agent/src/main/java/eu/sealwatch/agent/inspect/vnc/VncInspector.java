package eu.sealwatch.agent.inspect.vnc;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * VNC by the RFB version line of either side, then the security type that was agreed on. A server
 * may call a viewer that listens: then the connection's client is RFB's server, which shows in what
 * each side says after its version. A repeater greets in the server's place; what the two that it
 * brings together agree on comes after a name of any form, and is not read.
 */
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
        boolean serverSpoke = server.length() >= VncWire.VERSION_BYTES;
        if (serverSpoke && !isVersion(server)) {
            return Recognition.NOT_MINE;
        }
        if (serverSpoke && number(server) == VncWire.REPEATER) {
            return new Recognition.Recognised(
                    VncHandshake.versions(version(server), "").asRepeated(), true);
        }
        boolean clientSpoke = client.length() >= VncWire.VERSION_BYTES;
        if (clientSpoke && !isVersion(client)) {
            return Recognition.NOT_MINE;
        }
        if (!clientSpoke && !serverSpoke) {
            return Recognition.UNDECIDED;
        }
        if (!clientSpoke || !serverSpoke) {
            var only =
                    VncHandshake.versions(
                            serverSpoke ? version(server) : "", clientSpoke ? version(client) : "");
            return new Recognition.Recognised(only, false);
        }
        boolean ended = conversation.clientEnded() || conversation.serverEnded();
        return afterVersions(client, server, ended);
    }

    private static Recognition afterVersions(Octets client, Octets server, boolean ended) {
        VncSecurity usual = security(client, server, ended);
        if (!usual.fits()) {
            VncSecurity reversed = security(server, client, ended);
            if (reversed.fits() && reversed.facts().message().getChosenSeen()) {
                return new Recognition.Recognised(
                        reversed.facts().asReversed(), reversed.complete());
            }
        }
        return new Recognition.Recognised(usual.facts(), usual.complete());
    }

    private static VncSecurity security(Octets client, Octets server, boolean ended) {
        return VncSecurity.read(
                VncHandshake.versions(version(server), version(client)),
                number(client),
                client.slice(VncWire.VERSION_BYTES).reader(),
                server.slice(VncWire.VERSION_BYTES).reader(),
                ended);
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
