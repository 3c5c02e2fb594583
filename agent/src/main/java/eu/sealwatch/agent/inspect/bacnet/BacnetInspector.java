package eu.sealwatch.agent.inspect.bacnet;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import eu.sealwatch.agent.inspect.Datagram;
import eu.sealwatch.agent.inspect.Inspector;
import eu.sealwatch.agent.inspect.Operation;
import eu.sealwatch.agent.inspect.Operations;
import eu.sealwatch.agent.inspect.Plain;
import eu.sealwatch.agent.inspect.Recognition;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * BACnet/IP by its virtual link control (ASHRAE 135, annex J, and U for version 6): a function with
 * the length that it has, which is the datagram's, and, where one is carried, a network message of
 * version 1.
 */
public final class BacnetInspector implements Inspector {
    private static final Plain BACNET = Plain.handshake("bacnet");
    private static final int TYPE = 0x81;
    private static final int TYPE_IPV6 = 0x82;
    private static final int LAST_FUNCTION_IPV6 = 0x0C;
    private static final int VIRTUAL_ADDRESS = 3;
    private static final int FUNCTION = 1;
    private static final int LENGTH = 2;
    private static final int HEADER = 4;
    private static final int FORWARDED = 0x04;
    private static final int ADDRESS = 6;
    private static final int TABLE_ENTRY = 10;
    private static final int NO_MESSAGE = -1;

    // clause 6.2: version, control, then what control says is there
    private static final int VERSION = 1;
    private static final int RESERVED = 0x50;
    private static final int NETWORK_LAYER_MESSAGE = 0x80;
    private static final int HAS_DESTINATION = 0x20;
    private static final int HAS_SOURCE = 0x08;

    // clause 21, BACnetConfirmedServiceChoice
    private static final Map<Integer, Operation> CONFIRMED =
            Map.ofEntries(
                    Map.entry(0, Operation.write("acknowledge-alarm")),
                    Map.entry(1, Operation.read("confirmed-cov-notification")),
                    Map.entry(2, Operation.read("confirmed-event-notification")),
                    Map.entry(3, Operation.read("get-alarm-summary")),
                    Map.entry(4, Operation.read("get-enrollment-summary")),
                    Map.entry(5, Operation.read("subscribe-cov")),
                    Map.entry(6, Operation.read("atomic-read-file")),
                    Map.entry(7, Operation.write("atomic-write-file")),
                    Map.entry(8, Operation.write("add-list-element")),
                    Map.entry(9, Operation.write("remove-list-element")),
                    Map.entry(10, Operation.write("create-object")),
                    Map.entry(11, Operation.write("delete-object")),
                    Map.entry(12, Operation.read("read-property")),
                    Map.entry(14, Operation.read("read-property-multiple")),
                    Map.entry(15, Operation.write("write-property")),
                    Map.entry(16, Operation.write("write-property-multiple")),
                    Map.entry(17, Operation.control("device-communication-control")),
                    Map.entry(18, Operation.control("confirmed-private-transfer")),
                    Map.entry(19, Operation.read("confirmed-text-message")),
                    Map.entry(20, Operation.control("reinitialize-device")),
                    Map.entry(26, Operation.read("read-range")),
                    Map.entry(27, Operation.control("life-safety-operation")),
                    Map.entry(28, Operation.read("subscribe-cov-property")),
                    Map.entry(29, Operation.read("get-event-information")));

    // clause 21, BACnetUnconfirmedServiceChoice
    private static final Map<Integer, Operation> UNCONFIRMED =
            Map.ofEntries(
                    Map.entry(0, Operation.session("i-am")),
                    Map.entry(1, Operation.session("i-have")),
                    Map.entry(2, Operation.read("unconfirmed-cov-notification")),
                    Map.entry(3, Operation.read("unconfirmed-event-notification")),
                    Map.entry(4, Operation.control("unconfirmed-private-transfer")),
                    Map.entry(5, Operation.read("unconfirmed-text-message")),
                    Map.entry(6, Operation.write("time-synchronization")),
                    Map.entry(7, Operation.session("who-has")),
                    Map.entry(8, Operation.session("who-is")),
                    Map.entry(9, Operation.write("utc-time-synchronization")),
                    Map.entry(10, Operation.write("write-group")));

    @Override
    public String protocol() {
        return "bacnet";
    }

    @Override
    public boolean mayBegin(int firstOctet) {
        return firstOctet == TYPE || firstOctet == TYPE_IPV6;
    }

    @Override
    public Recognition inspect(Conversation conversation) {
        if (!isRight(Datagram.of(conversation))) {
            return Recognition.NOT_MINE;
        }
        var operations = new Operations();
        for (Octets datagram : Datagram.all(conversation)) {
            operations.add(isRight(datagram) ? operation(datagram) : null);
        }
        return operations.answer(BACNET, "bacnet");
    }

    private static boolean isRight(Octets datagram) {
        int length = datagram.u16(LENGTH);
        if (length != datagram.length()) {
            return false;
        }
        if (datagram.u8(0) == TYPE_IPV6) {
            return datagram.u8(FUNCTION) <= LAST_FUNCTION_IPV6
                    && length >= HEADER + VIRTUAL_ADDRESS;
        }
        if (datagram.u8(0) != TYPE) {
            return false;
        }
        int rest = length - HEADER;
        return switch (datagram.u8(FUNCTION)) {
            // result; read a table; register as foreign device; delete an entry
            case 0x00, 0x05 -> rest == 2;
            case 0x02, 0x06 -> rest == 0;
            case 0x08 -> rest == ADDRESS;
            case 0x01, 0x03, 0x07 -> rest > 0 && rest % TABLE_ENTRY == 0;
            default -> isNetworkMessage(network(datagram));
        };
    }

    /** What the link control carries; empty where it carries nothing. */
    private static Octets network(Octets datagram) {
        if (datagram.u8(0) == TYPE_IPV6) {
            // annex U.2: the sender's virtual address, and in a unicast the receiver's
            return switch (datagram.u8(FUNCTION)) {
                case 0x01 -> datagram.slice(HEADER + 2 * VIRTUAL_ADDRESS);
                case 0x02 -> datagram.slice(HEADER + VIRTUAL_ADDRESS);
                default -> Octets.EMPTY;
            };
        }
        return switch (datagram.u8(FUNCTION)) {
            case FORWARDED -> datagram.slice(HEADER + ADDRESS);
            case 0x09, 0x0A, 0x0B -> datagram.slice(HEADER);
            default -> Octets.EMPTY;
        };
    }

    private static boolean isNetworkMessage(Octets message) {
        if (message.length() < 3 || message.u8(0) != VERSION || (message.u8(1) & RESERVED) != 0) {
            return false;
        }
        int application = application(message);
        return application == NO_MESSAGE
                || (application < message.length() && message.u8(application) >> 4 <= 7);
    }

    /** Where the application's message begins, or that the network layer speaks for itself. */
    private static int application(Octets message) {
        int control = message.u8(1);
        int at = 2;
        if ((control & HAS_DESTINATION) != 0) {
            at += 3 + message.u8(at + 2);
        }
        if ((control & HAS_SOURCE) != 0) {
            at += 3 + message.u8(at + 2);
        }
        if ((control & HAS_DESTINATION) != 0) {
            at++;
        }
        return (control & NETWORK_LAYER_MESSAGE) != 0 ? NO_MESSAGE : at;
    }

    /** Clause 20.1: requests alone; answers repeat what was asked. */
    private static @Nullable Operation operation(Octets datagram) {
        Octets message = network(datagram);
        int at = application(message);
        if (at == NO_MESSAGE || !message.has(at, 2)) {
            return null;
        }
        boolean segmented = (message.u8(at) & 0x08) != 0;
        return switch (message.u8(at) >> 4) {
            case 0 -> CONFIRMED.get(message.u8(at + (segmented ? 5 : 3)));
            case 1 -> UNCONFIRMED.get(message.u8(at + 1));
            default -> null;
        };
    }
}
