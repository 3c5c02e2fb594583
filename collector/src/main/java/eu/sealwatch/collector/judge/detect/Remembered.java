package eu.sealwatch.collector.judge.detect;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Things by key, no more than a bound of them: the one longest untouched goes, and is counted. */
final class Remembered<V> {

    /** How a value is written, and read back as it was. */
    interface Form<V> {
        void write(V value, DataOutput out) throws IOException;

        V read(DataInput in) throws IOException;
    }

    private final String what;
    private final int most;
    private final Form<V> form;
    // by access: iteration begins with what was untouched for longest
    private final Map<Key, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private long forgotten;

    Remembered(String what, int most, Form<V> form) {
        this.what = what;
        this.most = most;
        this.form = form;
    }

    /** The value, which then counts as touched. */
    @Nullable V get(Key key) {
        return values.get(key);
    }

    /** Adds a value; returns the one that had to go for it. */
    @Nullable V add(Key key, V value) {
        values.put(key, value);
        if (values.size() <= most) {
            return null;
        }
        var oldest = values.entrySet().iterator().next();
        V gone = oldest.getValue();
        values.remove(oldest.getKey());
        forgotten++;
        return gone;
    }

    @Nullable V remove(Key key) {
        return values.remove(key);
    }

    int size() {
        return values.size();
    }

    /** How many had to go so far. */
    long forgotten() {
        return forgotten;
    }

    void write(DataOutput out) throws IOException {
        out.writeLong(forgotten);
        out.writeInt(values.size());
        for (Map.Entry<Key, V> entry : values.entrySet()) {
            entry.getKey().write(out);
            form.write(entry.getValue(), out);
        }
    }

    void read(DataInput in) throws IOException {
        forgotten = in.readLong();
        int size = in.readInt();
        if (size < 0 || size > most) {
            throw new IOException(size + " " + what + " are more than the bound of " + most);
        }
        for (int i = 0; i < size; i++) {
            values.put(Key.read(in), form.read(in));
        }
    }
}
