package eu.sealwatch.config.yaml;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Where something stands in a file; line and column count from 1. */
record Place(Source source, int line, int column) {

    /**
     * One of the files that are read together.
     *
     * @param folder stands before the name in messages; empty, or ends with a slash
     */
    record Source(String folder, String name) {
        @Override
        public String toString() {
            return folder + name;
        }
    }

    static Place of(Source source, Node node) {
        return node.getStartMark()
                .map(mark -> of(source, mark))
                .orElseGet(() -> new Place(source, 1, 1));
    }

    static Place of(Source source, Mark mark) {
        return new Place(source, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** {@code policy.yaml:12:5}, as compilers write it and editors open it. */
    @Override
    public String toString() {
        return source + ":" + line + ":" + column;
    }
}
