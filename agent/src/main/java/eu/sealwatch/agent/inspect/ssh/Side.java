package eu.sealwatch.agent.inspect.ssh;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import org.jspecify.annotations.Nullable;

/** What one side sent in clear: its banner and its packets up to NEWKEYS, RFC 4253 section 6. */
final class Side {
    final Banner banner;
    private @Nullable KexInit kexInit;
    private Octets message31 = Octets.EMPTY;
    private Octets message33 = Octets.EMPTY;
    private boolean newKeys;

    Side(Banner banner, Octets octets) {
        this.banner = banner;
        if (banner.end() >= 0 && !banner.isVersion1()) {
            walk(octets.slice(banner.end()).reader());
        }
    }

    @Nullable KexInit kexInit() {
        return kexInit;
    }

    boolean newKeys() {
        return newKeys;
    }

    /** The blob in the reply, when the negotiated method has one where this knows it. */
    @Nullable HostKey hostKey(String kex) {
        if (kex.isEmpty() || kex.startsWith(SshWire.GSS) || kex.startsWith(SshWire.RSA)) {
            return null;
        }
        Octets reply = kex.startsWith(SshWire.GROUP_EXCHANGE) ? message33 : message31;
        OctetReader in = reply.reader();
        Octets blob = in.take(in.u32());
        return in.ranOut() ? null : HostKey.parse(blob);
    }

    /** Bits of the prime that the server proposed in group exchange; 0 when none was seen. */
    int groupBits(String kex) {
        return kex.startsWith(SshWire.GROUP_EXCHANGE) ? HostKey.mpintBits(message31.reader()) : 0;
    }

    private void walk(OctetReader in) {
        while (!newKeys && in.remaining() > 0) {
            long length = in.u32();
            int padding = in.u8();
            if (length > SshWire.LARGEST_PACKET || length < padding + 2L) {
                return;
            }
            Octets payload = in.take(length - padding - 1);
            in.skip(padding);
            if (in.ranOut()) {
                return;
            }
            keep(payload.u8(0), payload.slice(1));
        }
    }

    private void keep(int message, Octets body) {
        switch (message) {
            case SshWire.KEXINIT -> kexInit = KexInit.parse(body);
            case SshWire.KEX_REPLY -> message31 = body;
            case SshWire.GROUP_EXCHANGE_REPLY -> message33 = body;
            case SshWire.NEWKEYS -> newKeys = true;
            default -> {} // IGNORE, DEBUG and the client's own values say nothing here
        }
    }
}
