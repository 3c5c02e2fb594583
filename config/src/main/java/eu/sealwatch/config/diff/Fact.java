package eu.sealwatch.config.diff;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** One property of a part of a policy, which can say what it means that another has replaced it. */
sealed interface Fact {

    String name();

    /** How a newer fact of the same name differs, if it does. */
    Optional<Difference> replacedBy(Fact newer);

    record Difference(Effect effect, String detail) {}

    /** Of which nothing can be told but that it is another. */
    record Plain(String name, String value) implements Fact {
        @Override
        public Optional<Difference> replacedBy(Fact newer) {
            String now = newer instanceof Plain plain ? plain.value : "";
            return now.equals(value)
                    ? Optional.empty()
                    : Optional.of(new Difference(Effect.OTHER, arrow(name, value, now)));
        }
    }

    /**
     * Several values of a kind.
     *
     * @param more what it means that there are more
     * @param emptyIsAll whether none stands for every value there is
     */
    record Choice(String name, SortedSet<String> values, Effect more, boolean emptyIsAll)
            implements Fact {

        static Choice of(String name, Collection<?> values, Effect more, boolean emptyIsAll) {
            var texts = new TreeSet<String>();
            values.forEach(value -> texts.add(value.toString()));
            return new Choice(name, texts, more, emptyIsAll);
        }

        @Override
        public Optional<Difference> replacedBy(Fact newer) {
            if (!(newer instanceof Choice now) || now.values.equals(values)) {
                return Optional.empty();
            }
            if (emptyIsAll && (values.isEmpty() || now.values.isEmpty())) {
                return Optional.of(
                        new Difference(
                                values.isEmpty() ? more.reversed() : more,
                                arrow(name, all(values), all(now.values))));
            }
            var added = new TreeSet<>(now.values);
            added.removeAll(values);
            var removed = new TreeSet<>(values);
            removed.removeAll(now.values);
            return Optional.of(new Difference(effect(added, removed), detail(added, removed)));
        }

        private Effect effect(SortedSet<String> added, SortedSet<String> removed) {
            if (added.isEmpty()) {
                return more.reversed();
            }
            // who adds one and removes another has still allowed the first
            return removed.isEmpty() || more == Effect.LAXER ? more : Effect.OTHER;
        }

        private String detail(SortedSet<String> added, SortedSet<String> removed) {
            String text = name + ":";
            if (!added.isEmpty()) {
                text += " " + String.join(", ", added) + " added";
            }
            if (!removed.isEmpty()) {
                text += (added.isEmpty() ? " " : "; ") + String.join(", ", removed) + " removed";
            }
            return text;
        }

        private static String all(SortedSet<String> values) {
            return values.isEmpty() ? "any" : String.join(", ", values);
        }
    }

    /**
     * Something of which there is more or less.
     *
     * @param higher what it means that it is more
     */
    record Level(String name, long rank, String value, Effect higher) implements Fact {
        @Override
        public Optional<Difference> replacedBy(Fact newer) {
            if (!(newer instanceof Level now) || now.value.equals(value)) {
                return Optional.empty();
            }
            Effect effect = now.rank > rank ? higher : higher.reversed();
            return Optional.of(new Difference(effect, arrow(name, value, now.value)));
        }
    }

    private static String arrow(String name, String before, String after) {
        return name + ": " + nothing(before) + " > " + nothing(after);
    }

    private static String nothing(String text) {
        return text.isEmpty() ? "none" : text;
    }
}
