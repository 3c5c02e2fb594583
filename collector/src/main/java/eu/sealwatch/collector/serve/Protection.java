package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.store.Means;
import eu.sealwatch.config.preset.EncryptionPreset;
import eu.sealwatch.config.preset.Grade;
import eu.sealwatch.config.preset.Presets;
import eu.sealwatch.config.preset.TlsNames;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** How well traffic was protected, worst first, as the guideline of the policy in force says. */
public enum Protection {
    CLEAR("clear"),
    INSUFFICIENT("insufficient"),
    PHASE_OUT("phase-out"),
    SUFFICIENT("sufficient"),
    GOOD("good"),
    UNKNOWN("unknown");

    private final String word;

    Protection(String word) {
        this.word = word;
    }

    /** Class on pages and key of the text bundle. */
    public String word() {
        return word;
    }

    static EncryptionPreset preset(Optional<InForce> policy) {
        return policy.map(known -> known.policy().encryption().preset())
                .orElseGet(() -> Presets.find(Presets.DEFAULT).orElseThrow());
    }

    /** The worst grade of what was negotiated: a chain is as strong as its weakest link. */
    static Protection of(Means means, EncryptionPreset preset, LocalDate day) {
        return switch (means) {
            case Means.Clear() -> CLEAR;
            case Means.Unknown() -> UNKNOWN;
            case Means.OfTls(int version, int cipher, int group, boolean mac) ->
                    worst(
                            preset.tlsVersion(version, day),
                            preset.tlsCipher(cipher, mac, day),
                            group == 0 ? Optional.empty() : preset.tlsGroup(group, version, day));
            case Means.OfSsh(String kex, String cipher, String mac) ->
                    worst(
                            preset.sshKeyExchange(kex, day),
                            preset.sshCipher(cipher, day),
                            mac.isEmpty() ? Optional.empty() : preset.sshMac(mac, day));
            case Means.OfRdp(int protocol) -> worst(preset.rdpProtocol(protocol, day));
            case Means.OfVnc(int type, int subtype) ->
                    worst(preset.vncSecurity(type, subtype, day));
        };
    }

    /** What was negotiated, in the field's words. */
    static String described(Means means) {
        return switch (means) {
            case Means.Clear() -> "";
            case Means.Unknown() -> "";
            case Means.OfTls(int version, int cipher, int group, _) ->
                    tls(version)
                            + " "
                            + TlsNames.cipher(cipher)
                            + (group == 0 ? "" : " " + TlsNames.group(group));
            case Means.OfSsh(String kex, String cipher, _) -> kex + " " + cipher;
            case Means.OfRdp(int protocol) -> "RDP security protocol " + protocol;
            case Means.OfVnc(int type, _) -> "RFB security type " + type;
        };
    }

    static Protection worse(Protection one, Protection other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    private static String tls(int version) {
        return switch (version) {
            case 0x0304 -> "TLS 1.3";
            case 0x0303 -> "TLS 1.2";
            case 0x0302 -> "TLS 1.1";
            case 0x0301 -> "TLS 1.0";
            case 0x0300 -> "SSL 3.0";
            case 0xfefc -> "DTLS 1.3";
            case 0xfefd -> "DTLS 1.2";
            case 0xfeff -> "DTLS 1.0";
            default -> "TLS version 0x%04x".formatted(version);
        };
    }

    @SafeVarargs
    private static Protection worst(Optional<Grade>... grades) {
        List<Grade> said = new ArrayList<>();
        for (Optional<Grade> grade : grades) {
            grade.ifPresent(said::add);
        }
        if (said.isEmpty()) {
            return UNKNOWN;
        }
        return switch (Collections.min(said)) {
            case INSUFFICIENT -> INSUFFICIENT;
            case PHASE_OUT -> PHASE_OUT;
            case SUFFICIENT -> SUFFICIENT;
            case GOOD -> GOOD;
        };
    }
}
