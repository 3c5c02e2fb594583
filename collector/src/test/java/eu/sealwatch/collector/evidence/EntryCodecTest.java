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
            @ForAll @Size(Entry.SALT_BYTES) byte[] salt,
            @ForAll byte[] payload)
            throws EvidenceException {
        var bytes = EntryCodec.encode(new Entry(type, salt, payload));
        var entry = EntryCodec.decode(bytes);
        assertThat(entry.type()).isEqualTo(type);
        assertThat(entry.payload()).isEqualTo(payload);
        assertThat(EntryCodec.encode(entry)).isEqualTo(bytes);
    }

    @Test
    void anEntryBeginsWithVersionAndType() {
        var bytes = EntryCodec.encode(new Entry(EntryType.POLICY, new byte[16], new byte[] {9}));
        assertThat(bytes).hasSize(19).startsWith(1, 3).endsWith(9);
    }

    @Test
    void otherVersionsTypesAndLengthsAreRefused() {
        var good = EntryCodec.encode(new Entry(EntryType.BATCH, new byte[16], new byte[0]));
        for (int version : new int[] {0, 2, 255}) {
            var bytes = good.clone();
            bytes[0] = (byte) version;
            assertThatThrownBy(() -> EntryCodec.decode(bytes))
                    .hasMessageContaining("version " + version);
        }
        for (int type : new int[] {0, 6, 255}) {
            var bytes = good.clone();
            bytes[1] = (byte) type;
            assertThatThrownBy(() -> EntryCodec.decode(bytes)).hasMessageContaining("type " + type);
        }
        for (int length : new int[] {0, 1, 17, 65_536}) {
            assertThatThrownBy(() -> EntryCodec.decode(new byte[length]))
                    .hasMessageContaining("this one has " + length);
        }
    }
}
