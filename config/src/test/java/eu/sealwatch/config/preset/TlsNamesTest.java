package eu.sealwatch.config.preset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TlsNamesTest {

    @Test
    void codePointsHaveIanasNames() {
        assertThat(TlsNames.cipher(0xC02F)).isEqualTo("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");
        assertThat(TlsNames.group(0x11EC)).isEqualTo("X25519MLKEM768");
        assertThat(TlsNames.signatureScheme(0x0807)).isEqualTo("ed25519");
        assertThat(TlsNames.version(0xFEFD)).isEqualTo("DTLS 1.2");
    }

    @Test
    void unknownCodePointIsWrittenInHexadecimal() {
        assertThat(TlsNames.cipher(0x1A1A)).isEqualTo("0x1a1a");
        assertThat(TlsNames.version(0x0999)).isEqualTo("0x0999");
    }

    @Test
    void draftKyberIsNotQuantumSafe() {
        assertThat(QuantumSafe.isGroup(0x11EC)).isTrue();
        assertThat(QuantumSafe.isGroup(0x001D)).isFalse();
        assertThat(QuantumSafe.isGroup(0x6399)).isFalse();
        assertThat(QuantumSafe.isSshKeyExchange("sntrup761x25519-sha512@openssh.com")).isTrue();
        assertThat(QuantumSafe.isSshKeyExchange("curve25519-sha256")).isFalse();
    }
}
