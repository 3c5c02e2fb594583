package eu.sealwatch.agent.inspect.ipsec;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.wire.v1.IkeTransforms;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a security association payload proposes, or chooses: all its proposals for IKE itself in
 * one, each algorithm once. Reads as far as the structure holds.
 */
final class IkeTransformReader {
    // RFC 7296 section 3.3.1, RFC 2407 section 4.4.1
    private static final int FOR_IKE = 1;
    private static final int MOST_TRANSFORMS = 256;

    // RFC 7296 section 3.3.2; RFC 9370 section 3.1
    private static final int ENCRYPTION = 1;
    private static final int PRF = 2;
    private static final int INTEGRITY = 3;
    private static final int KEY_EXCHANGE = 4;
    private static final int FIRST_ADDITIONAL = 6;
    private static final int LAST_ADDITIONAL = 12;

    // RFC 2409 appendix A; the key's length has the same number in RFC 7296 section 3.3.5
    private static final int V1_ENCRYPTION = 1;
    private static final int V1_HASH = 2;
    private static final int V1_AUTHENTICATION = 3;
    private static final int V1_GROUP = 4;
    private static final int KEY_LENGTH = 14;

    /** Set when an attribute's value stands in place of its length. */
    private static final int SHORT_FORM = 0x8000;

    private final boolean version1;
    private final Set<String> encryption = new LinkedHashSet<>();
    private final Set<String> prf = new LinkedHashSet<>();
    private final Set<String> integrity = new LinkedHashSet<>();
    private final Set<String> keyExchange = new LinkedHashSet<>();
    private final Set<String> additional = new LinkedHashSet<>();
    private final Set<String> authentication = new LinkedHashSet<>();
    private int transforms;

    private IkeTransformReader(boolean version1) {
        this.version1 = version1;
    }

    static IkeTransforms read(int version, Octets payload) {
        var reader = new IkeTransformReader(version == 1);
        // version 1 begins with a domain of interpretation and a situation
        reader.proposals(payload.slice(reader.version1 ? 8 : 0).reader());
        return IkeTransforms.newBuilder()
                .addAllEncryption(reader.encryption)
                .addAllPrf(reader.prf)
                .addAllIntegrity(reader.integrity)
                .addAllKeyExchange(reader.keyExchange)
                .addAllAdditionalKeyExchange(reader.additional)
                .addAllAuthentication(reader.authentication)
                .build();
    }

    /** More follow, reserved, length, number, protocol, size of SPI, transforms, SPI. */
    private void proposals(OctetReader proposals) {
        while (proposals.remaining() > 0 && !proposals.ranOut()) {
            proposals.skip(2);
            var proposal = proposals.take(proposals.u16() - 4L).reader();
            proposal.skip(1);
            int protocol = proposal.u8();
            int spiBytes = proposal.u8();
            int count = proposal.u8();
            proposal.skip(spiBytes);
            for (int i = 0; i < count && protocol == FOR_IKE && !proposal.ranOut(); i++) {
                transform(proposal);
            }
        }
    }

    /** More follow, reserved, length; then type and id, or number and id; then attributes. */
    private void transform(OctetReader proposal) {
        proposal.skip(2);
        var transform = proposal.take(proposal.u16() - 4L).reader();
        int type = transform.u8();
        transform.skip(1);
        int id = transform.u16();
        if (transform.ranOut() || ++transforms > MOST_TRANSFORMS) {
            return;
        }
        if (version1) {
            suite(transform);
        } else {
            algorithm(type, id, transform);
        }
    }

    private void algorithm(int type, int id, OctetReader attributes) {
        switch (type) {
            case ENCRYPTION -> {
                int bits = 0;
                while (attributes.remaining() >= 4) {
                    int attribute = attributes.u16();
                    int value = value(attribute, attributes);
                    bits = (attribute & ~SHORT_FORM) == KEY_LENGTH ? value : bits;
                }
                encryption.add(withBits(IkeNames.encryption(id), bits));
            }
            case PRF -> prf.add(IkeNames.prf(id));
            case INTEGRITY -> integrity.add(IkeNames.integrity(id));
            case KEY_EXCHANGE -> keyExchange.add(IkeNames.keyExchange(id));
            default -> {
                if (type >= FIRST_ADDITIONAL && type <= LAST_ADDITIONAL) {
                    additional.add(IkeNames.keyExchange(id));
                }
            }
        }
    }

    /** In version 1 one transform is everything at once, each algorithm an attribute. */
    private void suite(OctetReader attributes) {
        String cipher = "";
        int bits = 0;
        while (attributes.remaining() >= 4) {
            int attribute = attributes.u16();
            int value = value(attribute, attributes);
            switch (attribute & ~SHORT_FORM) {
                case V1_ENCRYPTION -> cipher = IkeNames.encryptionOfVersion1(value);
                case V1_HASH -> prf.add(IkeNames.prfOfVersion1(value));
                case V1_AUTHENTICATION ->
                        authentication.add(IkeNames.authenticationOfVersion1(value));
                case V1_GROUP -> keyExchange.add(IkeNames.keyExchange(value));
                case KEY_LENGTH -> bits = value;
                default -> {
                    // life time, and what belongs to groups that nobody uses
                }
            }
        }
        if (!cipher.isEmpty()) {
            encryption.add(withBits(cipher, bits));
        }
    }

    private static int value(int attribute, OctetReader attributes) {
        int value = attributes.u16();
        if ((attribute & SHORT_FORM) != 0) {
            return value;
        }
        Octets longForm = attributes.take(value);
        return longForm.u16(longForm.length() - 2);
    }

    private static String withBits(String name, int bits) {
        return bits == 0 ? name : name + "-" + bits;
    }
}
