package eu.sealwatch.agent.inspect.tls;

/** What carries the handshake: JA4 begins with it. */
enum Carrier {
    TCP('t'),
    QUIC('q'),
    DTLS('d');

    private final char letter;

    Carrier(char letter) {
        this.letter = letter;
    }

    char letter() {
        return letter;
    }
}
