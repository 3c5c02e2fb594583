package eu.sealwatch.collector.judge.rule;

import eu.sealwatch.collector.judge.scene.Rule;
import eu.sealwatch.collector.judge.scene.Scene;
import eu.sealwatch.collector.judge.scene.Verdict;
import eu.sealwatch.wire.v1.Attribute;
import eu.sealwatch.wire.v1.FlowRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code encryption.clear-password}: a password went by which everybody on the way can read. It was
 * seen, not guessed; the password itself is never kept.
 */
final class ClearPassword implements Rule {
    private static final String CODE = "encryption.clear-password";

    private static final int IPMI_STRAIGHT_PASSWORD = 4;

    /** Attributes of protocols that have no message of their own, and what says it. */
    private static final Map<String, String> SAID_BY =
            Map.of(
                    "mssql.login", "clear",
                    "postgresql.authentication", "clear-password",
                    "mqtt.auth", "password",
                    "redis.authentication", "password");

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public List<Verdict> judge(Scene scene) {
        return how(scene.flow()).map(how -> List.of(breach(scene, how))).orElseGet(List::of);
    }

    private static Verdict breach(Scene scene, String how) {
        return Grading.clear(
                scene,
                CODE,
                how,
                "a password was seen to go in clear to %s: %s".formatted(scene.placeInFull(), how));
    }

    private static Optional<String> how(FlowRecord flow) {
        if (flow.hasMail() && flow.getMail().getClearPassword()) {
            return Optional.of(flow.getProtocol() + " login");
        }
        if (flow.hasLdap()
                && flow.getLdap().getBind().equals("simple")
                && !flow.getLdap().getStarttlsAccepted()
                && !flow.hasTls()) {
            return Optional.of("LDAP simple bind");
        }
        if (flow.hasFtp() && flow.getFtp().getLoggedIn() && !flow.getFtp().getAuthTls()) {
            return Optional.of("FTP login");
        }
        if (flow.hasHttp() && flow.getHttp().getAuthScheme().equalsIgnoreCase("basic")) {
            return Optional.of("HTTP basic authentication");
        }
        if (flow.hasIpmi()
                && flow.getIpmi().getAuthenticationSeen()
                && flow.getIpmi().getAuthenticationType() == IPMI_STRAIGHT_PASSWORD) {
            return Optional.of("IPMI straight password");
        }
        for (Attribute attribute : flow.getAttributesList()) {
            if (attribute.getValue().equals(SAID_BY.get(attribute.getName()))) {
                return Optional.of(
                        attribute.getName().replace('.', ' ') + " " + attribute.getValue());
            }
        }
        return Optional.empty();
    }
}
