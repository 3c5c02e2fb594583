package eu.sealwatch.collector.alert.delivery;

import eu.sealwatch.collector.alert.format.Message;
import eu.sealwatch.config.settings.AlertTarget;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HTTP POST in the binary mode of CloudEvents 1.0: the format's own bytes are the body, and headers
 * say what it is about. {@code X-Sealwatch-Signature} is the HMAC-SHA-256 over the message's id, a
 * full stop, and the body.
 */
final class WebhookDelivery implements Delivery {
    private static final Duration TIMEOUT = Duration.ofSeconds(15);

    private final AlertTarget.Webhook target;
    private final String mediaType;
    private final Optional<byte[]> signing;
    private final Optional<String> token;
    private final HttpClient client;

    WebhookDelivery(AlertTarget.Webhook target, String mediaType) throws IOException {
        this.target = target;
        this.mediaType = mediaType;
        this.signing =
                target.signing().isPresent()
                        ? Optional.of(
                                target.signing().get().read().getBytes(StandardCharsets.UTF_8))
                        : Optional.empty();
        this.token =
                target.token().isPresent()
                        ? Optional.of(target.token().get().read())
                        : Optional.empty();
        this.client =
                HttpClient.newBuilder()
                        .connectTimeout(TIMEOUT)
                        .sslContext(PemTls.context(target.tls()))
                        .build();
    }

    @Override
    public void deliver(Message message, byte[] content) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(target.url())
                        .timeout(TIMEOUT)
                        .header("Content-Type", mediaType)
                        .header("ce-specversion", "1.0")
                        .header("ce-id", message.id().toString())
                        .header("ce-source", "urn:sealwatch:collector")
                        .header(
                                "ce-type",
                                message.isGroup()
                                        ? "eu.sealwatch.alert.group"
                                        : "eu.sealwatch.alert")
                        .header("ce-time", message.time().toString())
                        .POST(BodyPublishers.ofByteArray(content));
        signing.ifPresent(key ->
                request.header("X-Sealwatch-Signature", "sha256=" + hmac(key, message, content)));
        token.ifPresent(bearer -> request.header("Authorization", "Bearer " + bearer));
        HttpResponse<Void> answer = client.send(request.build(), BodyHandlers.discarding());
        int status = answer.statusCode();
        if (status / 100 == 2) {
            return;
        }
        String said = target.url().getHost() + " answers " + status;
        // too slow, too early, too many: the same may be welcome later
        if (status / 100 == 4 && status != 408 && status != 425 && status != 429) {
            throw new Refused(said);
        }
        throw new IOException(said);
    }

    private static String hmac(byte[] key, Message message, byte[] content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            mac.update((message.id() + ".").getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(mac.doFinal(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
