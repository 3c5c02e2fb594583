package eu.sealwatch.agent.inspect.ethernetip;

import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Operation;
import eu.sealwatch.agent.inspect.Operations;

/** The service that a request names, CIP volume 1, chapter 2 and appendix A. */
final class Cip {
    private static final int RESPONSE = 0x80;
    private static final int CONNECTION_MANAGER = 0x06;
    private static final int SHORT_CLASS_SEGMENT = 0x20;

    /** Volume 1, section 3-5.5.4: priority, ticks, length, then the message that is passed on. */
    private static final int EMBEDDED = 4;

    private static final int MULTIPLE_SERVICE = 0x0A;
    private static final int MOST_SERVICES = 16;

    private Cip() {}

    /** Adds what a message asks for; an answer, or what carries no request, adds nothing. */
    static void read(Octets message, Operations into) {
        int command = message.u8(0);
        if (command != Encapsulation.SEND_RR_DATA && command != Encapsulation.SEND_UNIT_DATA) {
            return;
        }
        Octets items = message.slice(Encapsulation.ITEMS);
        Octets request = CommonPackets.find(items, CommonPackets.UNCONNECTED_DATA);
        if (request.isEmpty()) {
            // connected data begins with its sequence count
            request = CommonPackets.find(items, CommonPackets.CONNECTED_DATA).slice(2);
        }
        if (request.length() >= 2 && request.u8(0) < RESPONSE) {
            read(request, into, true);
        }
    }

    private static void read(Octets request, Operations into, boolean outermost) {
        int service = request.u8(0);
        Octets data = request.slice(2 + request.u8(1) * 2);
        if (request.u8(2) == SHORT_CLASS_SEGMENT && request.u8(3) == CONNECTION_MANAGER) {
            manager(service, data, into, outermost);
        } else if (service == MULTIPLE_SERVICE && outermost) {
            several(data, into);
        } else {
            into.add(service(service));
        }
    }

    private static void manager(int service, Octets data, Operations into, boolean outermost) {
        switch (service) {
            case 0x4E -> into.add(Operation.session("forward-close"));
            case 0x54, 0x5B -> into.add(Operation.session("forward-open"));
            case 0x52 -> {
                if (outermost && data.length() > EMBEDDED) {
                    read(data.slice(EMBEDDED), into, false);
                }
            }
            default -> into.add(service(service));
        }
    }

    /** Volume 1, section: how many, where each begins, and the messages. */
    private static void several(Octets data, Operations into) {
        int count = Math.min(data.u16le(0), MOST_SERVICES);
        for (int i = 0; i < count; i++) {
            Octets request = data.slice(data.u16le(2 + 2 * i));
            if (request.length() >= 2) {
                read(request, into, false);
            }
        }
    }

    // common services: volume 1, table; above 4A: Logix 5000 data access
    private static Operation service(int service) {
        return switch (service) {
            case 0x01 -> Operation.read("get-attributes-all");
            case 0x02 -> Operation.write("set-attributes-all");
            case 0x03 -> Operation.read("get-attribute-list");
            case 0x04 -> Operation.write("set-attribute-list");
            case 0x05 -> Operation.control("reset");
            case 0x06 -> Operation.control("start");
            case 0x07 -> Operation.control("stop");
            case 0x08 -> Operation.control("create");
            case 0x09 -> Operation.control("delete");
            case 0x0A -> Operation.read("multiple-service");
            case 0x0D -> Operation.control("apply-attributes");
            case 0x0E -> Operation.read("get-attribute-single");
            case 0x10 -> Operation.write("set-attribute-single");
            case 0x11 -> Operation.read("find-next-object");
            case 0x15 -> Operation.control("restore");
            case 0x16 -> Operation.control("save");
            case 0x17 -> Operation.session("nop");
            case 0x18 -> Operation.read("get-member");
            case 0x19 -> Operation.write("set-member");
            case 0x4B -> Operation.control("execute-pccc");
            case 0x4C -> Operation.read("read-tag");
            case 0x4D -> Operation.write("write-tag");
            case 0x4E -> Operation.write("read-modify-write-tag");
            case 0x52 -> Operation.read("read-tag-fragmented");
            case 0x53 -> Operation.write("write-tag-fragmented");
            case 0x55 -> Operation.read("get-instance-attribute-list");
            default -> Operation.read("service-%02x".formatted(service));
        };
    }
}
