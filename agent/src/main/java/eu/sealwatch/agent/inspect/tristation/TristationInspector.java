package eu.sealwatch.agent.inspect.tristation;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Crc16;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Operation;
import eu.sealwatch.agent.inspect.Operations;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;

/**
 * TriStation, by which safety controllers are programmed: type, a length that is the datagram's,
 * and a check over it. The maker documents none of it; this is what public analyses of the TRITON
 * malware (2017) and open dissectors agree upon. That anybody speaks it is the fact: it programs.
 */
public final class TristationInspector implements Inspector {
    private static final Plain TRISTATION = Plain.handshake("tristation");
    private static final int LENGTH = 2;
    private static final int HEADER = 4;
    private static final int CHECK_BYTES = 2;
    private static final int EXECUTE = 5;
    private static final int LAST_TYPE = 11;
    private static final int DIRECTION = 4;

    @Override
    public String protocol() {
        return "tristation";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet > 0 && firstOctet <= LAST_TYPE;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        Octets datagram = Datagram.of(conversation);
        int type = datagram.u8(0);
        int checked = HEADER + datagram.u16le(LENGTH);
        if (!mayBegin(type)
                || datagram.u8(1) != 0
                || datagram.length() != checked + CHECK_BYTES
                || Crc16.ARC.of(datagram, 0, checked) != datagram.u16le(checked)) {
            return Recognition.NOT_MINE;
        }
        var operations = new Operations();
        boolean command = type == EXECUTE && datagram.u8(DIRECTION) == 0;
        operations.add(command ? Operation.control("execute") : Operation.session("connection"));
        return operations.describe(TRISTATION, "tristation").complete();
    }
}
