package eu.sealwatch.agent.inspect.dicom;

import eu.sealwatch.agent.flow.OctetReader;
import eu.sealwatch.agent.flow.Octets;
import org.jspecify.annotations.Nullable;

/** A variable item: type, a reserved byte, length, value. PS3.8 section 9.3.2. */
record Item(int type, Octets value) {

    /** Null when no whole item follows. */
    static @Nullable Item next(OctetReader in) {
        int type = in.u8();
        in.skip(1);
        Octets value = in.take(in.u16());
        return in.ranOut() ? null : new Item(type, value);
    }
}
