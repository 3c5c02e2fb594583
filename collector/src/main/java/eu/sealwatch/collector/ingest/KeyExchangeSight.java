package eu.sealwatch.collector.ingest;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import java.util.function.IntConsumer;

/**
 * Reads from the collector's own ServerHello which group the keys are exchanged in, and leaves: the
 * TLS library does not tell. Stands between the network and TLS.
 */
final class KeyExchangeSight extends ChannelOutboundHandlerAdapter {
    // RFC 8446 section 5.1 and 4.1.3: record header, handshake header, version, random
    private static final int HANDSHAKE_RECORD = 22;
    private static final int SERVER_HELLO = 2;
    private static final int HANDSHAKE = 5;
    private static final int SESSION_ID = HANDSHAKE + 4 + 2 + 32;
    private static final int CIPHER_AND_COMPRESSION = 2 + 1;
    // RFC 8446 section 4.2.8; in a HelloRetryRequest the group stands at the same place
    private static final int KEY_SHARE = 51;

    private final IntConsumer group;

    KeyExchangeSight(IntConsumer group) {
        this.group = group;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof ByteBuf bytes && bytes.isReadable()) {
            context.pipeline().remove(this);
            int found = groupOf(bytes.slice());
            if (found >= 0) {
                group.accept(found);
            }
        }
        context.write(message, promise);
    }

    /** The code point of the group, or -1 when these bytes begin no ServerHello that names one. */
    static int groupOf(ByteBuf hello) {
        if (hello.readableBytes() <= SESSION_ID
                || hello.getUnsignedByte(0) != HANDSHAKE_RECORD
                || hello.getUnsignedByte(HANDSHAKE) != SERVER_HELLO) {
            return -1;
        }
        int extensions =
                SESSION_ID + 1 + hello.getUnsignedByte(SESSION_ID) + CIPHER_AND_COMPRESSION;
        if (hello.readableBytes() < extensions + 2) {
            return -1;
        }
        hello.readerIndex(extensions + 2);
        while (hello.readableBytes() >= 6) {
            int type = hello.readUnsignedShort();
            int length = hello.readUnsignedShort();
            if (type == KEY_SHARE) {
                return hello.readUnsignedShort();
            }
            hello.skipBytes(Math.min(length, hello.readableBytes()));
        }
        return -1;
    }
}
