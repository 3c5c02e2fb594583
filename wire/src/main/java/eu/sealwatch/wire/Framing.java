package eu.sealwatch.wire;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufOutputStream;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.MessageToByteEncoder;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Messages on the link: a 4-byte big-endian length, then protobuf. A frame that is longer than the
 * bound or is not a message raises an exception; the last handler of the pipeline logs it and
 * closes, since nothing after it could be trusted.
 */
public final class Framing {
    public static final int MAX_FRAME_BYTES = 1 << 20;
    private static final int LENGTH_BYTES = 4;

    private Framing() {}

    public static <M extends MessageLite> void install(
            ChannelPipeline pipeline, Parser<M> incoming, int maxFrameBytes) {
        pipeline.addLast(new Reading<>(incoming, maxFrameBytes), new Writing());
    }

    private static final class Reading<M extends MessageLite> extends LengthFieldBasedFrameDecoder {
        private final Parser<M> parser;

        Reading(Parser<M> parser, int maxFrameBytes) {
            super(maxFrameBytes + LENGTH_BYTES, 0, LENGTH_BYTES, 0, LENGTH_BYTES);
            this.parser = parser;
        }

        @Override
        protected @Nullable Object decode(ChannelHandlerContext context, ByteBuf in)
                throws Exception {
            if (!(super.decode(context, in) instanceof ByteBuf frame)) {
                return null;
            }
            try {
                return parser.parseFrom(CodedInputStream.newInstance(frame.nioBuffer()));
            } finally {
                frame.release();
            }
        }
    }

    private static final class Writing extends MessageToByteEncoder<MessageLite> {
        @Override
        protected void encode(ChannelHandlerContext context, MessageLite message, ByteBuf out)
                throws IOException {
            int length = message.getSerializedSize();
            out.ensureWritable(LENGTH_BYTES + length);
            out.writeInt(length);
            CodedOutputStream stream = CodedOutputStream.newInstance(new ByteBufOutputStream(out));
            message.writeTo(stream);
            stream.flush();
        }
    }
}
