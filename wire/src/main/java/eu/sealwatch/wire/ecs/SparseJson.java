package eu.sealwatch.wire.ecs;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;

/**
 * Writes JSON in which nothing is empty: a field without a value is left out, and so is an object
 * without fields. Not thread safe.
 */
final class SparseJson {
    private static final int DEEPEST = 8;
    private static final long NANOS = 1_000_000_000L;

    private final JsonGenerator out;
    private final String[] open = new String[DEEPEST];
    private int depth;
    private int begun;

    SparseJson(JsonGenerator out) {
        this.out = out;
    }

    SparseJson object(String name) {
        open[depth++] = name;
        return this;
    }

    SparseJson end() {
        if (begun == depth) {
            out.writeEndObject();
            begun--;
        }
        depth--;
        return this;
    }

    SparseJson text(String name, String value) {
        if (!value.isEmpty()) {
            begin();
            out.writeStringProperty(name, value);
        }
        return this;
    }

    /** A number of which zero means "none". */
    SparseJson positive(String name, long value) {
        return value == 0 ? this : number(name, value);
    }

    SparseJson number(String name, long value) {
        begin();
        out.writeNumberProperty(name, value);
        return this;
    }

    /** With at most three decimals; zero means "none". */
    SparseJson decimal(String name, double value) {
        if (value != 0) {
            begin();
            out.writeNumberProperty(name, Math.round(value * 1000) / 1000.0);
        }
        return this;
    }

    /** A statement that is only made when it is true. */
    SparseJson flag(String name, boolean value) {
        return value ? bool(name, true) : this;
    }

    SparseJson bool(String name, boolean value) {
        begin();
        out.writeBooleanProperty(name, value);
        return this;
    }

    SparseJson texts(String name, List<String> values) {
        if (!values.isEmpty()) {
            begin();
            out.writeArrayPropertyStart(name);
            for (int i = 0; i < values.size(); i++) {
                out.writeString(values.get(i));
            }
            out.writeEndArray();
        }
        return this;
    }

    /** Objects in a list, each written by the same hand; they may hold lists of their own. */
    <T> SparseJson array(String name, List<T> values, Consumer<T> writer) {
        if (values.isEmpty()) {
            return this;
        }
        begin();
        out.writeArrayPropertyStart(name);
        for (T value : values) {
            out.writeStartObject();
            writer.accept(value);
            out.writeEndObject();
        }
        out.writeEndArray();
        return this;
    }

    /** RFC 3339 in UTC, with as many decimals as are needed; zero means "none". */
    SparseJson time(String name, long nanos) {
        return nanos == 0 ? this : text(name, rfc3339(nanos));
    }

    static String rfc3339(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS))
                .toString();
    }

    private void begin() {
        while (begun < depth) {
            out.writeObjectPropertyStart(open[begun++]);
        }
    }
}
