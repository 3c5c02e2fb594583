package eu.sealwatch.agent.decode;

/**
 * The sums of a decoder that tell what could be seen.
 *
 * @param malformed packets that could not be read
 * @param opened packets that were found inside others
 * @param reassembled datagrams that were put together from fragments
 * @param overlapping fragments that overlap others of their datagram
 * @param reassemblyGivenUp datagrams of which not all fragments came, or too late
 */
public record DecodeSums(
        long malformed, long opened, long reassembled, long overlapping, long reassemblyGivenUp) {

    public static final DecodeSums NONE = new DecodeSums(0, 0, 0, 0, 0);

    /** Of two decoders together. */
    public DecodeSums plus(DecodeSums other) {
        return new DecodeSums(
                malformed + other.malformed,
                opened + other.opened,
                reassembled + other.reassembled,
                overlapping + other.overlapping,
                reassemblyGivenUp + other.reassemblyGivenUp);
    }
}
