package eu.sealwatch.agent.inspect.vmware;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;
import eu.sealwatch.agent.inspect.tls.TlsReader;
import java.util.Optional;

/**
 * VMware's console and file copy on port 902 and 903: a greeting as of FTP that names the daemon
 * and its version, and mostly asks for TLS.
 */
public final class VmwareInspector implements Inspector {
    private static final String GREETING = "220 VMware Authentication Daemon Version ";
    private static final String TLS_REQUIRED = ": SSL Required";
    private static final int LONGEST_VERSION = 8;
    private static final int LONGEST_GREETING = 512;

    @Override
    public String protocol() {
        return "vmware-console";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets server = conversation.server();
        if (Ascii.contradicts(server, GREETING)) {
            return Recognition.NOT_MINE;
        }
        if (server.length() < GREETING.length()) {
            return Recognition.UNDECIDED;
        }
        int end = server.indexOf('\n', 0);
        if (end < 0) {
            var facts = new VmwareGreeting("", false, Optional.empty());
            boolean over = conversation.serverEnded() || server.length() > LONGEST_GREETING;
            return new Recognition.Recognised(facts, over);
        }
        boolean tlsRequired =
                Ascii.containsIgnoringCase(server, Math.min(end, LONGEST_GREETING), TLS_REQUIRED);
        Optional<TlsHandshake> tls =
                tlsRequired
                        ? TlsReader.read(
                                conversation.client(),
                                server.slice(end + 1),
                                conversation.clientEnded(),
                                conversation.serverEnded())
                        : Optional.empty();
        boolean complete =
                !tlsRequired
                        || conversation.clientEnded()
                        || conversation.serverEnded()
                        || tls.isPresent() && tls.get().complete();
        return new Recognition.Recognised(
                new VmwareGreeting(version(server), tlsRequired, tls), complete);
    }

    private static String version(Octets server) {
        int from = GREETING.length();
        int to = from;
        while (to - from < LONGEST_VERSION
                && (Ascii.isDigit(server.u8(to)) || server.u8(to) == '.')) {
            to++;
        }
        return server.slice(from, to - from).latin1();
    }
}
