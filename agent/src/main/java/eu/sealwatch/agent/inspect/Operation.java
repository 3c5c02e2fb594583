package eu.sealwatch.agent.inspect;

/** One thing that a device can be asked to do, and how far that reaches. */
public record Operation(String name, Access access) {

    /** The gravest comes last. */
    public enum Access {
        /** Opens, keeps or closes the association; touches no data. */
        SESSION("session"),
        READ("read"),
        WRITE("write"),
        /** Starts, stops, restarts, reprograms or moves something. */
        CONTROL("control");

        private final String label;

        Access(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    public static Operation session(String name) {
        return new Operation(name, Access.SESSION);
    }

    public static Operation read(String name) {
        return new Operation(name, Access.READ);
    }

    public static Operation write(String name) {
        return new Operation(name, Access.WRITE);
    }

    public static Operation control(String name) {
        return new Operation(name, Access.CONTROL);
    }
}
