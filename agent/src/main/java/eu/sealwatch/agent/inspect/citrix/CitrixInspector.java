package eu.sealwatch.agent.inspect.citrix;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * Citrix ICA by the six bytes that its server sends until the client answers with the same, and CGP
 * ("session reliability"), which carries it, by the greeting of either side. Their maker documents
 * neither.
 */
public final class CitrixInspector implements Inspector {
    private static final String ICA = "\u007f\u007fICA\0";
    private static final String CGP = "\u001aCGP/01";
    private static final Recognition BY_ICA =
            Plain.handshake("citrix").with("citrix.protocol", "ica").complete();
    private static final Recognition BY_CGP =
            Plain.handshake("citrix").with("citrix.protocol", "cgp").complete();

    @Override
    public String protocol() {
        return "citrix";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Recognition ica = greeting(conversation, ICA, BY_ICA);
        return ica.equals(Recognition.NOT_MINE) ? greeting(conversation, CGP, BY_CGP) : ica;
    }

    private static Recognition greeting(Conversation conversation, String text, Recognition found) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (Ascii.contradicts(client, text) || Ascii.contradicts(server, text)) {
            return Recognition.NOT_MINE;
        }
        return client.startsWith(text) || server.startsWith(text) ? found : Recognition.UNDECIDED;
    }
}
