package eu.sealwatch.collector.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EntryCodecTest {

    @Property
    void whatDecodesEncodesToTheSameBytes(
            @ForAll EntryType type,
            @ForAll @Size(Leaf.SALT_BYTES) byte[] salt,
            @ForAll byte[] payload)
            throws EvidenceException {
        var bytes = EntryCodec.encode(new Leaf(type, salt, new Body.Inline(payload)));
        var leaf = EntryCodec.decode(bytes);
        assertThat(leaf.type()).isEqualTo(type);
        assertThat(leaf.body())
                .isInstanceOfSatisfying(
                        Body.Inline.class, body -> assertThat(body.payload()).isEqualTo(payload));
        assertThat(EntryCodec.encode(leaf)).isEqualTo(bytes);
    }

    @Test
    void aPayloadBesideIsNamedByItsHashAndLength() throws EvidenceException {
        var body = new Body.Beside(Hash.of(new byte[32]), 65_518);
        var bytes = EntryCodec.encode(new Leaf(EntryType.POLICY, new byte[16], body));
        assertThat(bytes).hasSize(58).startsWith(2, 3);
        assertThat(EntryCodec.decode(bytes).body()).isEqualTo(body);
    }

    @Test
    void aPayloadThatWouldFitOrIsTooLongIsNotBeside() {
        for (long length : new long[] {-1, 0, 65_517, (256 << 20) + 1}) {
            var body = new Body.Beside(Hash.of(new byte[32]), length);
            var bytes = EntryCodec.encode(new Leaf(EntryType.BATCH, new byte[16], body));
            assertThatThrownBy(() -> EntryCodec.decode(bytes))
                    .hasMessageContaining("not " + length);
        }
        assertThatThrownBy(() -> EntryCodec.decode(new byte[] {2, 1}))
                .hasMessageContaining("this one has 2");
        var longer = new byte[59];
        longer[0] = 2;
        longer[1] = 1;
        assertThatThrownBy(() -> EntryCodec.decode(longer)).hasMessageContaining("has 58 bytes");
    }

    @Test
    void anEntryBeginsWithVersionAndType() {
        var bytes = EntryCodec.encode(inline(EntryType.POLICY, new byte[] {9}));
        assertThat(bytes).hasSize(19).startsWith(1, 3).endsWith(9);
    }

    @Test
    void otherVersionsTypesAndLengthsAreRefused() {
        var good = EntryCodec.encode(inline(EntryType.BATCH, new byte[0]));
        for (int version : new int[] {0, 3, 255}) {
            var bytes = good.clone();
            bytes[0] = (byte) version;
            assertThatThrownBy(() -> EntryCodec.decode(bytes))
                    .hasMessageContaining("version " + version);
        }
        for (int type : new int[] {0, 7, 255}) {
            var bytes = good.clone();
            bytes[1] = (byte) type;
            assertThatThrownBy(() -> EntryCodec.decode(bytes)).hasMessageContaining("type " + type);
        }
        for (int length : new int[] {0, 1, 17, 65_536}) {
            assertThatThrownBy(() -> EntryCodec.decode(new byte[length]))
                    .hasMessageContaining("this one has " + length);
        }
    }

    private static Leaf inline(EntryType type, byte[] payload) {
        return new Leaf(type, new byte[16], new Body.Inline(payload));
    }
}
