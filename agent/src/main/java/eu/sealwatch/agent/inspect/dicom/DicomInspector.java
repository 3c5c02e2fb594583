package eu.sealwatch.agent.inspect.dicom;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Ascii;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * DICOM, and DICOS on the same layer, by the association request or, where only that was captured,
 * its acceptance; in the middle of an association, by a command. Patient or baggage data are not
 * looked at.
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
        if (conversation.beganBeforeCapture() && (isData(client) || isData(server))) {
            return inTheMiddle(conversation);
        }
        if (client.isEmpty()) {
            return association(server, DicomWire.ASSOCIATE_ACCEPT, conversation);
        }
        return association(client, DicomWire.ASSOCIATE_REQUEST, conversation);
    }

    private static Recognition association(Octets stream, int type, Conversation conversation) {
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
        Octets answer = conversation.server();
        DicomTraffic traffic = DicomTraffic.of(conversation);
        var facts =
                DicomAssociation.of(
                        stream.slice(0, (int) end), isAccept(answer), isReject(answer), traffic);
        boolean over =
                facts.rejected()
                        || traffic.ended()
                        || conversation.clientEnded()
                        || conversation.serverEnded();
        return new Recognition.Recognised(facts, over && stream.length() >= end);
    }

    private static boolean isData(Octets stream) {
        return stream.u8(0) == DicomWire.DATA;
    }

    private static Recognition inTheMiddle(Conversation conversation) {
        Octets client = conversation.client();
        Octets server = conversation.server();
        if (contradictsData(client) || contradictsData(server)) {
            return Recognition.NOT_MINE;
        }
        return isCommand(client) || isCommand(server)
                ? new Recognition.Recognised(
                        DicomAssociation.unseen(DicomTraffic.of(conversation)), true)
                : Recognition.UNDECIDED;
    }

    /** PS3.8 tables 9-22 and 9-23: a value within the PDU, in a context of odd number. */
    private static boolean contradictsData(Octets pdu) {
        if (pdu.isEmpty()) {
            return false;
        }
        return !isData(pdu)
                || pdu.u8(1) != 0
                || (pdu.has(0, DicomWire.COMMAND_SET)
                        && (pdu.u32(DicomWire.HEADER_BYTES) + 4 > pdu.u32(2)
                                || (pdu.u8(DicomWire.COMMAND_SET - 2) & 1) == 0
                                || pdu.u8(DicomWire.COMMAND_SET - 1) > 3));
    }

    /** The first element of a command set is its length, of four octets: PS3.7 annex E.1. */
    private static boolean isCommand(Octets pdu) {
        return pdu.has(DicomWire.COMMAND_SET, 12)
                && (pdu.u8(DicomWire.COMMAND_SET - 1) & DicomWire.IS_COMMAND) != 0
                && pdu.u32(DicomWire.COMMAND_SET) == 0
                && pdu.u32le(DicomWire.COMMAND_SET + 4) == 4;
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
