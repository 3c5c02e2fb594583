package eu.sealwatch.agent.inspect.dicom;

/** Offsets and numbers of the DICOM upper layer, PS3.8 section 9.3. */
final class DicomWire {
    static final int ASSOCIATE_REQUEST = 1;
    static final int ASSOCIATE_ACCEPT = 2;
    static final int ASSOCIATE_REJECT = 3;
    static final int DATA = 4;
    static final int RELEASE_REQUEST = 5;
    static final int RELEASE_RESPONSE = 6;
    static final int ABORT = 7;

    /** Type, reserved, length of the rest. */
    static final int HEADER_BYTES = 6;

    static final int VERSION = 6;
    static final int RESERVED = 8;
    static final int CALLED_AE = 10;
    static final int CALLING_AE = 26;
    static final int AE_BYTES = 16;
    static final int ITEMS = 74;

    static final int APPLICATION_CONTEXT = 0x10;
    static final int PROPOSED_CONTEXT = 0x20;
    static final int ACCEPTED_CONTEXT = 0x21;
    static final int ABSTRACT_SYNTAX = 0x30;
    static final int TRANSFER_SYNTAX = 0x40;
    static final int USER_INFORMATION = 0x50;
    static final int IMPLEMENTATION_UID = 0x52;
    static final int IMPLEMENTATION_VERSION = 0x55;

    /** The one application context that there is, PS3.7 annex A. */
    static final String CONTEXT_NAME = "1.2.840.10008.3.1.1.1";

    /** A request with 128 contexts of some syntaxes each stays far below. */
    static final long LARGEST_PDU = 1 << 16;

    /** Presentation context identifiers are the odd numbers of a byte. */
    static final int MOST_CONTEXTS = 128;

    // annex E: length, context, control; then a part of a command set or of a data set
    static final int VALUE_CONTROL = 5;
    static final int VALUE_HEADER = 6;
    static final int IS_COMMAND = 1;

    /** Where the first value of a data PDU begins to say something. */
    static final int COMMAND_SET = HEADER_BYTES + VALUE_HEADER;

    /** DICOS, NEMA IIC 1: the SOP classes of images of goods, bags and bodies. */
    static final String DICOS_CLASSES = "1.2.840.10008.5.1.4.1.1.501.";

    private DicomWire() {}
}
