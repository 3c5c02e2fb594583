package eu.sealwatch.agent.inspect.dicom;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * DICOM, and DICOS on the same layer, by the association request or, where only that was captured,
 * its acceptance. Patient or baggage data are not looked at.
 */
public final class DicomInspector implements Inspector {

    @Override
    public String protocol() {
        return "dicom";
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (client.isEmpty()) {
            return inspect(server, DicomWire.ASSOCIATE_ACCEPT, Octets.EMPTY);
        }
        return inspect(client, DicomWire.ASSOCIATE_REQUEST, server);
    }

    private static Recognition inspect(Octets stream, int type, Octets answer) {
        if (contradicts(stream, type)) {
            return Recognition.NOT_MINE;
        }
        int context = DicomWire.ITEMS + 4;
        if (stream.length() < context + DicomWire.CONTEXT_NAME.length()) {
            return Recognition.UNDECIDED;
        }
        if (stream.u8(DicomWire.ITEMS) != DicomWire.APPLICATION_CONTEXT
                || !stream.startsWith(context, DicomWire.CONTEXT_NAME)) {
            return Recognition.NOT_MINE;
        }
        long end = DicomWire.HEADER_BYTES + stream.u32(2);
        boolean accepted = type == DicomWire.ASSOCIATE_ACCEPT || isAccept(answer);
        var facts = DicomAssociation.of(stream.slice(0, (int) end), accepted, isReject(answer));
        boolean answered = facts.accepted() || facts.rejected();
        return new Recognition.Recognised(facts, answered && stream.length() >= end);
    }

    /** PS3.8 tables 9-11 and 9-17, as far as the bytes go. */
    private static boolean contradicts(Octets pdu, int type) {
        if (pdu.isEmpty()) {
            return false;
        }
        long length = pdu.u32(2);
        return pdu.u8(0) != type
                || pdu.u8(1) != 0
                || (pdu.length() >= DicomWire.HEADER_BYTES
                        && (length < DicomWire.ITEMS - DicomWire.HEADER_BYTES
                                || length > DicomWire.LARGEST_PDU))
                || (pdu.length() >= DicomWire.CALLED_AE
                        && ((pdu.u16(DicomWire.VERSION) & 1) == 0
                                || pdu.u16(DicomWire.RESERVED) != 0))
                || !Ascii.isPrintable(
                        pdu,
                        DicomWire.CALLED_AE,
                        Math.min(pdu.length(), DicomWire.CALLING_AE + DicomWire.AE_BYTES));
    }

    private static boolean isAccept(Octets answer) {
        return answer.length() >= DicomWire.HEADER_BYTES
                && answer.u8(0) == DicomWire.ASSOCIATE_ACCEPT
                && answer.u8(1) == 0;
    }

    // PS3.8 table 9-21: always four bytes after the header
    private static boolean isReject(Octets answer) {
        return answer.length() >= DicomWire.HEADER_BYTES
                && answer.u8(0) == DicomWire.ASSOCIATE_REJECT
                && answer.u32(2) == 4;
    }
}
