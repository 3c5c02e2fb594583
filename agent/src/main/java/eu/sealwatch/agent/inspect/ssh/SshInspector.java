package eu.sealwatch.agent.inspect.ssh;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;

/** SSH by its banner, from either side; a server may send other lines before its own. */
public final class SshInspector implements Inspector {

    @Override
    public String protocol() {
        return "ssh";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Banner ofClient = Banner.find(conversation.client(), false);
        Banner ofServer = ofClient == null ? null : Banner.find(conversation.server(), true);
        if (ofClient == null || ofServer == null) {
            return Recognition.NOT_MINE;
        }
        if (ofClient.text().isEmpty() && ofServer.text().isEmpty()) {
            return Recognition.UNDECIDED;
        }
        var client = new Side(ofClient, conversation.client());
        var server = new Side(ofServer, conversation.server());
        var facts = SshHandshake.of(client, server);
        boolean onlyBanners =
                (ofClient.isVersion1() || ofServer.isVersion1())
                        && ofClient.end() >= 0
                        && ofServer.end() >= 0;
        return new Recognition.Recognised(facts, facts.established() || onlyBanners);
    }
}
