package eu.sealwatch.agent.inspect.dicom;

import eu.sealwatch.agent.flow.Conversation;
import eu.sealwatch.agent.flow.Octets;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What was done in an association, as far as its first bytes show: the commands of the requests,
 * the SOP classes that they were about, and how it ended. Data sets are stepped over unread.
 */
record DicomTraffic(
        Set<String> commands, Set<String> classes, int stores, boolean released, boolean aborted) {

    private static final int MOST_NAMES = 16;
    private static final int MOST_PDUS = 256;

    static DicomTraffic of(Conversation conversation) {
        var walk = new Walk();
        walk.through(conversation.client());
        walk.through(conversation.server());
        return new DicomTraffic(
                Collections.unmodifiableSet(walk.commands),
                Collections.unmodifiableSet(walk.classes),
                walk.stores,
                walk.released,
                walk.aborted);
    }

    boolean ended() {
        return released || aborted;
    }

    /** Through the PDUs of a stream, PS3.8 section 9.3. */
    private static final class Walk {
        private final Set<String> commands = new LinkedHashSet<>();
        private final Set<String> classes = new LinkedHashSet<>();
        private int stores;
        private boolean released;
        private boolean aborted;

        private void through(Octets stream) {
            long at = 0;
            for (int i = 0; i < MOST_PDUS && at + DicomWire.HEADER_BYTES <= stream.length(); i++) {
                Octets pdu = stream.slice((int) at);
                long length = pdu.u32(2);
                switch (pdu.u8(0)) {
                    case DicomWire.DATA -> data(pdu.slice(DicomWire.HEADER_BYTES, clip(length)));
                    case DicomWire.RELEASE_REQUEST, DicomWire.RELEASE_RESPONSE -> released = true;
                    case DicomWire.ABORT -> aborted = true;
                    case DicomWire.ASSOCIATE_REQUEST,
                            DicomWire.ASSOCIATE_ACCEPT,
                            DicomWire.ASSOCIATE_REJECT -> {
                        // the association itself
                    }
                    default -> {
                        return;
                    }
                }
                at += DicomWire.HEADER_BYTES + length;
            }
        }

        /** Presentation data values, one after the other: annex E. */
        private void data(Octets values) {
            long at = 0;
            while (at + DicomWire.VALUE_HEADER <= values.length()) {
                Octets value = values.slice((int) at);
                if ((value.u8(DicomWire.VALUE_CONTROL) & DicomWire.IS_COMMAND) != 0) {
                    command(value.slice(DicomWire.VALUE_HEADER, clip(value.u32(0) - 2)));
                }
                at += 4 + value.u32(0);
            }
        }

        private void command(Octets set) {
            var command = DimseCommand.of(set);
            if (!command.isRequest()) {
                return;
            }
            if (commands.size() < MOST_NAMES) {
                commands.add(command.name());
            }
            if (classes.size() < MOST_NAMES && !command.sopClass().isEmpty()) {
                classes.add(command.sopClass());
            }
            stores += command.field() == DimseCommand.STORE ? 1 : 0;
        }

        private static int clip(long length) {
            return (int) Math.clamp(length, 0, Integer.MAX_VALUE);
        }
    }
}
