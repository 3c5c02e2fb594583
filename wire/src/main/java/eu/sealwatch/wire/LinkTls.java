package eu.sealwatch.wire;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;

/**
 * TLS of the link: 1.3 alone, hybrid post-quantum key exchange first, certificates of one authority
 * on both ends. Through Bouncy Castle, because the JDK's TLS has no hybrid group.
 */
public final class LinkTls {
    /** What {@code Hello} carries; a change that an older end could not read raises it. */
    public static final int WIRE_VERSION = 1;

    private static final String PROTOCOL = "TLSv1.3";
    // Off by default in Bouncy Castle: without this list it negotiates x25519.
    private static final String[] GROUPS = {"X25519MLKEM768", "x25519", "secp256r1"};
    private static final BouncyCastleJsseProvider JSSE = provider();
    // Says each connection at INFO; held here because java.util.logging forgets unheld loggers.
    private static final Logger QUIET = Logger.getLogger("org.bouncycastle.jsse");

    static {
        QUIET.setLevel(Level.WARNING);
    }

    private final SslContext context;

    private LinkTls(SslContext context) {
        this.context = context;
    }

    /** Asks for the agent's certificate and goes on without: who has none may only enrol. */
    public static LinkTls collector(Identity identity) {
        try {
            return new LinkTls(
                    SslContextBuilder.forServer(keys(identity))
                            .trustManager(trust(identity.authority()))
                            .clientAuth(ClientAuth.OPTIONAL)
                            .protocols(PROTOCOL)
                            .sslProvider(SslProvider.JDK)
                            .sslContextProvider(JSSE)
                            .build());
        } catch (SSLException e) {
            throw new IllegalStateException("no TLS for the collector", e);
        }
    }

    public static LinkTls agent(Identity identity) {
        try {
            return new LinkTls(
                    client().keyManager(keys(identity))
                            .trustManager(trust(identity.authority()))
                            .build());
        } catch (SSLException e) {
            throw new IllegalStateException("no TLS for the agent", e);
        }
    }

    /** For an agent that has no certificate yet and knows only the authority's hash. */
    public static LinkTls newcomer(byte[] authoritySha256) {
        try {
            return new LinkTls(client().trustManager(new PinnedAuthority(authoritySha256)).build());
        } catch (SSLException e) {
            throw new IllegalStateException("no TLS for enrolment", e);
        }
    }

    /** The name of a group that this end would agree to, {@code other} for the rest. */
    public static String group(int codePoint) {
        return switch (codePoint) {
            case 0x11EC -> "X25519MLKEM768"; // draft-ietf-tls-ecdhe-mlkem
            case 0x001D -> "x25519";
            case 0x0017 -> "secp256r1";
            default -> "other";
        };
    }

    public SslHandler accepting(ByteBufAllocator allocator) {
        return hybrid(context.newHandler(allocator));
    }

    /** The peer's certificate must carry this host, a name or an address. */
    public SslHandler connecting(ByteBufAllocator allocator, String host, int port) {
        return hybrid(context.newHandler(allocator, host, port));
    }

    static TrustManagerFactory trust(X509Certificate authority) {
        try {
            KeyStore anchors = KeyStore.getInstance("PKCS12", Keys.PROVIDER);
            anchors.load(null, null);
            anchors.setCertificateEntry("authority", authority);
            TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", JSSE);
            factory.init(anchors);
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the authority cannot be trusted", e);
        }
    }

    private static BouncyCastleJsseProvider provider() {
        Keys.PROVIDER.getName(); // registered first: it supplies Ed25519 and ML-KEM
        return new BouncyCastleJsseProvider();
    }

    private static SslContextBuilder client() {
        return SslContextBuilder.forClient()
                .protocols(PROTOCOL)
                .sslProvider(SslProvider.JDK)
                .sslContextProvider(JSSE);
    }

    private static KeyManagerFactory keys(Identity identity) {
        char[] inMemory = "in memory only".toCharArray();
        try {
            KeyStore store = KeyStore.getInstance("PKCS12", Keys.PROVIDER);
            store.load(null, null);
            store.setKeyEntry(
                    "identity",
                    identity.key(),
                    inMemory,
                    identity.chain().toArray(Certificate[]::new));
            KeyManagerFactory factory = KeyManagerFactory.getInstance("PKIX", JSSE);
            factory.init(store, inMemory);
            return factory;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("the identity's key cannot be used for TLS", e);
        }
    }

    private static SslHandler hybrid(SslHandler handler) {
        SSLEngine engine = handler.engine();
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setNamedGroups(GROUPS);
        engine.setSSLParameters(parameters);
        return handler;
    }
}
