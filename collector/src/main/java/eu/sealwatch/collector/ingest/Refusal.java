package eu.sealwatch.collector.ingest;

/** Why the collector closes a connection; the text goes to the agent and into both logs. */
enum Refusal {
    TOO_MANY_CONNECTIONS("the collector has as many connections as it may"),
    HANDSHAKE("the TLS handshake failed"),
    NO_HELLO("no message came in time"),
    NO_CERTIFICATE("without a certificate only enrolment is possible"),
    NOT_AN_AGENT("the certificate names no agent"),
    REVOKED("the certificate is revoked; enrol again with a new token"),
    UNKNOWN_REVOCATIONS("the collector cannot read what is revoked"),
    EXPIRED("the certificate is not valid now; check both clocks, or enrol again"),
    WIRE_VERSION("the collector does not speak this wire version"),
    BAD_FRAME("a frame is too long or is not a message"),
    OUT_OF_TURN("a message came out of turn"),
    BAD_SIGNATURE("a batch is not signed by the key of the certificate"),
    BAD_BATCH("a batch cannot be read"),
    OTHER_AGENT("a batch names another agent"),
    REPLACED("the same agent connected anew"),
    JOURNAL("the collector could not log the batch"),
    BAD_TOKEN("the token is wrong, used, expired, or made for another agent name"),
    BAD_REQUEST("the certificate request cannot be accepted"),
    IDLE("nothing came for too long");

    private final String text;

    Refusal(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
