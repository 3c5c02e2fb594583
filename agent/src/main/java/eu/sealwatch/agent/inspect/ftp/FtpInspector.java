package eu.sealwatch.agent.inspect.ftp;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;
import eu.sealwatch.agent.inspect.tls.TlsHandshake;
import eu.sealwatch.agent.inspect.tls.TlsReader;
import eu.sealwatch.wire.v1.Ftp;
import java.util.List;
import java.util.Optional;

/**
 * FTP's control connection (RFC 959), and the TLS that AUTH starts on it (RFC 4217). SMTP greets
 * with the same code, so the client's first command decides.
 */
public final class FtpInspector implements Inspector {
    private static final String GREETING = "220";
    private static final String READY_FOR_TLS = "234";
    private static final String LOGGED_IN = "230";

    /** First byte of a record that holds a hello, RFC 8446 section 5.1; no command begins so. */
    private static final int TLS_HANDSHAKE = 22;

    /** What clients say first; none of it is a command of SMTP. */
    private static final List<String> FIRST =
            List.of("USER ", "AUTH TLS", "AUTH SSL", "FEAT", "SYST", "OPTS ", "HOST ", "CLNT ");

    @Override
    public String protocol() {
        return "ftp-control";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (Ascii.contradicts(server, GREETING)) {
            return Recognition.NOT_MINE;
        }
        boolean ended = conversation.clientEnded() || conversation.serverEnded();
        boolean named = isNamed(server);
        if (named && client.isEmpty()) {
            return new Recognition.Recognised(
                    new FtpLogin(Ftp.getDefaultInstance(), Optional.empty()), ended);
        }
        if (server.indexOf('\n', 0) < 0 || client.indexOf('\n', 0) < 0) {
            return ended ? Recognition.NOT_MINE : Recognition.UNDECIDED;
        }
        if (!named && !Ascii.startsWithOneIgnoringCase(client, 0, FIRST)) {
            return Recognition.NOT_MINE;
        }
        var ftp = Ftp.newBuilder();
        int clientTls = readCommands(client, ftp);
        int serverTls = readReplies(server, ftp);
        if (!ftp.getAuthTls()) {
            boolean complete = ended || ftp.getLoggedIn();
            return new Recognition.Recognised(
                    new FtpLogin(ftp.build(), Optional.empty()), complete);
        }
        Optional<TlsHandshake> tls =
                TlsReader.read(
                        client.slice(clientTls),
                        server.slice(serverTls),
                        conversation.clientEnded(),
                        conversation.serverEnded());
        return new Recognition.Recognised(
                new FtpLogin(ftp.build(), tls), ended || tls.isPresent() && tls.get().complete());
    }

    /** A greeting that says FTP, and is not that of a mail server whose host is called so. */
    private static boolean isNamed(Octets server) {
        int end = server.indexOf('\n', 0);
        return end > 0
                && Ascii.containsIgnoringCase(server, end, "FTP")
                && !Ascii.containsIgnoringCase(server, end, "SMTP");
    }

    /** Where the commands in clear end: at the first line not all there, or where TLS begins. */
    private static int readCommands(Octets client, Ftp.Builder ftp) {
        int start = 0;
        for (int end = client.indexOf('\n', 0);
                end >= 0 && client.u8(start) != TLS_HANDSHAKE;
                end = client.indexOf('\n', start)) {
            if (Ascii.startsWithIgnoringCase(client, start, "USER ")) {
                String initial = Ascii.line(client, start + 5, 1);
                ftp.setUser(initial.isEmpty() ? "" : initial + "•••");
            }
            start = end + 1;
        }
        return start;
    }

    /** Where TLS begins after the server agreed; else the end of what was read. */
    private static int readReplies(Octets server, Ftp.Builder ftp) {
        int start = 0;
        for (int end = server.indexOf('\n', 0); end >= 0; end = server.indexOf('\n', start)) {
            if (server.startsWith(start, READY_FOR_TLS)) {
                ftp.setAuthTls(true);
                return end + 1;
            }
            if (server.startsWith(start, LOGGED_IN)) {
                ftp.setLoggedIn(true);
            }
            start = end + 1;
        }
        return start;
    }
}
