package eu.sealwatch.wire.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import eu.sealwatch.wire.v1.Ike;
import eu.sealwatch.wire.v1.IkeTransforms;
import org.junit.jupiter.api.Test;

class IkeJsonTest {
    private static final CodePointNames NO_NAMES =
            new CodePointNames() {
                @Override
                public String cipher(int code) {
                    return "";
                }

                @Override
                public String group(int code) {
                    return "";
                }
            };

    private final FlowJson json = new FlowJson(NO_NAMES);

    @Test
    void ikeReadsWithOfferAndChoice() {
        var flow =
                Flows.tcp()
                        .setProtocol("ipsec")
                        .setIke(
                                Ike.newBuilder()
                                        .setVersion(2)
                                        .setExchange("IKE_SA_INIT")
                                        .setOffered(
                                                IkeTransforms.newBuilder()
                                                        .addEncryption("ENCR_3DES")
                                                        .addEncryption("ENCR_AES_GCM_16-256"))
                                        .setChosen(
                                                IkeTransforms.newBuilder()
                                                        .addEncryption("ENCR_AES_GCM_16-256")
                                                        .addKeyExchange("CURVE25519")
                                                        .addAdditionalKeyExchange("ML_KEM_768"))
                                        .setChildless(true))
                        .build();

        assertThat(json.line(flow, FlowContext.NONE))
                .contains(
                        """
                        "ike":{"version":2,"exchange":"IKE_SA_INIT",\
                        "offered":{"encryption":["ENCR_3DES","ENCR_AES_GCM_16-256"]},\
                        "chosen":{"encryption":["ENCR_AES_GCM_16-256"],\
                        "key_exchange":["CURVE25519"],\
                        "additional_key_exchange":["ML_KEM_768"]},\
                        "childless":true}\
                        """);
    }
}
