package eu.sealwatch.agent.inspect.ssh;

import eu.sealwatch.agent.inspect.Facts;
import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Ssh;
import org.jspecify.annotations.Nullable;

/** What was read of an SSH handshake. What follows NEWKEYS is encrypted and not guessed at. */
record SshHandshake(
        String clientBanner,
        String serverBanner,
        @Nullable KexInit client,
        @Nullable KexInit server,
        String kex,
        @Nullable HostKey hostKey,
        int groupBits,
        boolean established)
        implements Facts {

    static SshHandshake of(Side client, Side server) {
        KexInit ofClient = client.kexInit();
        KexInit ofServer = server.kexInit();
        String kex =
                ofClient == null || ofServer == null
                        ? ""
                        : KexInit.negotiated(ofClient.kex(), ofServer.kex());
        return new SshHandshake(
                client.banner.text(),
                server.banner.text(),
                ofClient,
                ofServer,
                kex,
                server.hostKey(kex),
                server.groupBits(kex),
                client.newKeys() && server.newKeys());
    }

    @Override
    public String protocol() {
        return "ssh";
    }

    @Override
    public int bytes() {
        return Facts.super.bytes() + bytes(client) + bytes(server);
    }

    private static int bytes(@Nullable KexInit side) {
        return side == null ? 0 : side.bytes();
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        Ssh.Builder ssh = flow.getSshBuilder();
        ssh.setClientBanner(clientBanner).setServerBanner(serverBanner);
        if (client != null) {
            ssh.setHassh(client.hassh());
            ssh.setStrictKexClient(client.offersInKex(SshWire.STRICT_CLIENT));
        }
        if (server != null) {
            ssh.setHasshServer(server.hasshServer());
            ssh.setStrictKexServer(server.offersInKex(SshWire.STRICT_SERVER));
        }
        if (client != null && server != null) {
            describeNegotiated(ssh, client, server);
        }
        if (hostKey != null) {
            ssh.setHostKeySha256(hostKey.sha256());
            ssh.setHostKeyBits(hostKey.bits());
        }
        ssh.setDhBits(groupBits).setEstablished(established);
    }

    private void describeNegotiated(Ssh.Builder ssh, KexInit c, KexInit s) {
        String toServer = KexInit.negotiated(c.cipherToServer(), s.cipherToServer());
        String toClient = KexInit.negotiated(c.cipherToClient(), s.cipherToClient());
        ssh.setKex(kex)
                .setHostKey(KexInit.negotiated(c.hostKey(), s.hostKey()))
                .setCipherClientToServer(toServer)
                .setCipherServerToClient(toClient)
                .setCompressionClientToServer(
                        KexInit.negotiated(c.compressionToServer(), s.compressionToServer()))
                .setCompressionServerToClient(
                        KexInit.negotiated(c.compressionToClient(), s.compressionToClient()));
        if (!SshWire.isAead(toServer)) {
            ssh.setMacClientToServer(KexInit.negotiated(c.macToServer(), s.macToServer()));
        }
        if (!SshWire.isAead(toClient)) {
            ssh.setMacServerToClient(KexInit.negotiated(c.macToClient(), s.macToClient()));
        }
    }
}
