package eu.sealwatch.wire;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Security;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * Ed25519 keys, all made and used by Bouncy Castle: its TLS does not accept the JDK's own, which
 * are named "EdDSA" instead of by their curve.
 */
public final class Keys {
    public static final Provider PROVIDER = register();

    private Keys() {}

    public static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519", PROVIDER).generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Bouncy Castle offers no Ed25519", e);
        }
    }

    // Last in the list: ciphers should still come from the JDK, whose AES-GCM is far faster.
    private static Provider register() {
        Provider present = Security.getProvider(BouncyCastleProvider.PROVIDER_NAME);
        if (present != null) {
            return present;
        }
        Provider made = new BouncyCastleProvider();
        Security.addProvider(made);
        return made;
    }
}
