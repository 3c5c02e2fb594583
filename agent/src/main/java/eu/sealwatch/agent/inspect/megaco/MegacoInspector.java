package eu.sealwatch.agent.inspect.megaco;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.regex.Pattern;

/**
 * MEGACO in its text form: token and version, the sender, and what a message may hold (H.248.1
 * annex B). Each word has a short form of a letter or two.
 */
public final class MegacoInspector implements Inspector {
    private static final Recognition FOUND = Plain.handshake("megaco").complete();
    private static final int LOOKED_AT = 256;

    private static final Pattern MESSAGE =
            Pattern.compile(
                    "(?:!|MEGACO)/[0-9]{1,2}\\s+" // token and version
                            + "(?:\\[[0-9A-Fa-f:.]+\\](?::[0-9]+)?|<[!-=?-~]+>(?::[0-9]+)?|[!-~]+)\\s+"
                            + "(?:T(?:RANSACTION)?|P|REPLY|PN|PENDING|K|TRANSACTIONRESPONSEACK"
                            + "|ER|ERROR)\\s*[={].*",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    @Override
    public String protocol() {
        return "megaco";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == '!' || firstOctet == 'M' || firstOctet == 'm';
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets message = Datagram.of(conversation);
        if (message.u8(1) != '/' && message.u8(6) != '/') {
            return Recognition.NOT_MINE;
        }
        return MESSAGE.matcher(message.slice(0, LOOKED_AT).latin1()).matches()
                ? FOUND
                : Recognition.NOT_MINE;
    }
}
