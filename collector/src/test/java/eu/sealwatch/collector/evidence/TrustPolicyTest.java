package eu.sealwatch.collector.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrustPolicyTest {

    private static final String LOG = "log " + vkey("log_ed25519") + "\n";
    private static final String LOG_PQ = "log " + vkey("log_mldsa44") + "\n";
    private static final String NL = "witness nl " + vkey("witness_ed25519") + "\n";
    private static final String DE =
            "witness de " + vkey("witness_mldsa44") + " https://de.example/w\n";

    @Test
    void thePolicyOfTheVectorsAcceptsTheirWitnessedNoteAlone() throws EvidenceException {
        var policy = TrustPolicy.parse("p", Vectors.of("policy_ed25519").asString());
        assertThat(policy.needsWitnesses()).isTrue();
        var witnessed = policy.log(note("ed25519_witnessed_note"));
        var cosigned = policy.cosignatures(witnessed);
        assertThat(cosigned).hasSize(1);
        assertThat(cosigned.getFirst().time().getEpochSecond()).isEqualTo(1_764_000_000);
        assertThat(policy.meetsQuorum(cosigned)).isTrue();
        var alone = policy.log(note("ed25519_only_note"));
        assertThat(policy.meetsQuorum(policy.cosignatures(alone))).isFalse();
    }

    @Test
    void allKeysOfAnOriginMustHaveSigned() throws EvidenceException {
        var both = TrustPolicy.parse("p", LOG + LOG_PQ + "quorum none\n");
        assertThat(both.log(note("full_note")).checkpoint().size()).isEqualTo(1000);
        assertThatThrownBy(() -> both.log(note("ed25519_only_note")))
                .hasMessageContaining("not signed by the key");
        assertThat(both.needsWitnesses()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"all,true", "any,true", "2,true", "1,true"})
    void groupsOfWitnessesAreCounted(String needed, boolean met) throws EvidenceException {
        var policy =
                TrustPolicy.parse("p", LOG + NL + DE + "group g " + needed + " nl de\nquorum g\n");
        var full = policy.log(note("full_note"));
        assertThat(policy.meetsQuorum(policy.cosignatures(full))).isEqualTo(met);
        var one = policy.log(note("ed25519_witnessed_note"));
        assertThat(policy.meetsQuorum(policy.cosignatures(one)))
                .isEqualTo(needed.equals("any") || needed.equals("1"));
    }

    @Test
    void aWitnessLineThatIsWrongIsNotTakenForAbsent() throws EvidenceException {
        var policy = TrustPolicy.parse("p", Vectors.of("policy_ed25519").asString());
        var text = new String(note("ed25519_witnessed_note"), UTF_8);
        int at = text.lastIndexOf("dLmHhw") + 40;
        var wrong =
                text.substring(0, at)
                        + (text.charAt(at) == 'A' ? 'B' : 'A')
                        + text.substring(at + 1);
        var signed = policy.log(wrong.getBytes(UTF_8));
        assertThatThrownBy(() -> policy.cosignatures(signed)).hasMessageContaining("is wrong");
    }

    @Test
    void anotherOriginIsNotAccepted() throws EvidenceException {
        var policy = TrustPolicy.parse("p", LOG + "quorum none\n");
        var other = LogKey.fromSeed("other.example/log", new byte[32]);
        var note =
                SignedCheckpoint.sign(
                        new Checkpoint("other.example/log", 1, Hash.of(new byte[32])),
                        other.signers());
        assertThatThrownBy(() -> policy.log(note.bytes()))
                .hasMessageContaining("of the log other.example/log")
                .hasMessageContaining("evidence.example/site-a");
    }

    @Test
    void eachMistakeIsNamedWithItsLine() {
        refused(LOG + "quorum nobody\n", "p:2: no witness or group 'nobody'");
        refused(LOG, "needs one line 'quorum NAME'");
        refused(LOG + "quorum none\nquorum none\n", "p:3: a second quorum");
        refused(LOG + LOG + "quorum none\n", "p:2: a key that stands here twice");
        refused("# c\n\nwitness nl\n", "p:3: the line reads: witness");
        refused(NL.replace("witness nl", "log"), "p:1: a key of type 4");
        refused(LOG.replace("log", "witness w"), "p:1: a key of type 1");
        refused("trust me\n", "'trust' is none of");
        refused(NL + "group g 2 nl\n", "p:2: a group of 1 cannot need 2");
        refused(NL + "group g 0 nl\n", "cannot need 0");
        refused(NL + "group g any nl\ngroup h any nl\n", "p:3: 'nl' is in two groups");
        refused(NL + "witness nl " + vkey("witness_mldsa44"), "p:2: the name 'nl' is taken");
        refused(DE.replace("https", "ftp"), "begins with http");
        refused("log a+b+c\n", "p:1: ");
    }

    private static void refused(String policy, String message) {
        assertThatThrownBy(() -> TrustPolicy.parse("p", policy))
                .isInstanceOf(EvidenceException.class)
                .hasMessageContaining(message);
    }

    private static byte[] note(String name) {
        return Vectors.of("checkpoint").path(name).asString().getBytes(UTF_8);
    }

    private static String vkey(String key) {
        return Vectors.of("keys").path(key).path("vkey").asString();
    }
}
