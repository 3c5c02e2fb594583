package eu.sealwatch.collector.evidence;

import java.nio.charset.StandardCharsets;

/**
 * What a witness answers, as HTTP says it.
 *
 * @param status 200, or why not: 400, 403, 404, 409, 422 of C2SP tlog-witness
 */
public record WitnessAnswer(int status, String contentType, byte[] body) {

    static final String SIZE = "text/x.tlog.size";
    private static final String TEXT = "text/plain; charset=utf-8";

    static WitnessAnswer text(int status, String text) {
        return new WitnessAnswer(status, TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    static WitnessAnswer conflict(long recorded) {
        var body = (recorded + "\n").getBytes(StandardCharsets.US_ASCII);
        return new WitnessAnswer(409, SIZE, body);
    }
}
