package eu.sealwatch.collector.alert.format;

/** How a message is written. Pure: the same message, the same bytes. */
public interface Format {

    byte[] write(Message message);

    /** IANA media type of what is written. */
    String mediaType();
}
