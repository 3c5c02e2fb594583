package eu.sealwatch.collector.evidence;

import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;

/** Asks an authority for RFC 3161 tokens over HTTP. Thread safe. */
public final class TimeStampAuthority {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int NONCE_BITS = 64;

    private final URI url;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    public TimeStampAuthority(URI url) {
        this.url = url;
    }

    URI url() {
        return url;
    }

    /** A token over the SHA-256 of the bytes; that it answers this request is checked. */
    byte[] stamp(byte[] bytes) throws IOException, InterruptedException {
        var generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        var request =
                generator.generate(
                        TSPAlgorithms.SHA256,
                        Hashes.newSha256().digest(bytes),
                        new BigInteger(NONCE_BITS, Salts.RANDOM));
        var answer = post(request.getEncoded());
        try {
            var response = new TimeStampResponse(answer);
            response.validate(request);
            var token = response.getTimeStampToken();
            if (token == null) {
                throw new EvidenceException(
                        "%s granted no time stamp: status %d %s"
                                .formatted(url, response.getStatus(), response.getStatusString()));
            }
            return token.getEncoded();
        } catch (TSPException e) {
            throw new EvidenceException(url + ": " + e.getMessage());
        }
    }

    private byte[] post(byte[] query) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(url)
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/timestamp-query")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(query))
                        .build();
        var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var in = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException(url + " answered with status " + answer.statusCode());
            }
            return BoundedRead.stream(in, TimeStamp.MOST_TOKEN_BYTES);
        }
    }
}
