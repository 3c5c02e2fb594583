package eu.sealwatch.collector.learn;

import com.google.common.net.InternetDomainName;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * What somebody registered, by the public suffix list with its private part: each customer of a
 * content network is a domain of its own.
 */
public final class RegisteredDomain {
    private RegisteredDomain() {}

    /** The name itself where it is a public suffix, and the last two labels where none is known. */
    public static String of(String name) {
        InternetDomainName domain;
        try {
            domain = InternetDomainName.from(name);
        } catch (IllegalArgumentException e) {
            return lastTwo(name);
        }
        if (domain.isPublicSuffix()) {
            return name;
        }
        return domain.isUnderPublicSuffix() ? domain.topPrivateDomain().toString() : lastTwo(name);
    }

    /** Whether anybody can register a name directly under this one. */
    public static boolean isPublicSuffix(String name) {
        try {
            // the list does not name every top-level domain; one label is never somebody's own
            return name.indexOf('.') < 0 || InternetDomainName.from(name).isPublicSuffix();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** The longest ending of whole labels that all names have; empty when they have none. */
    static String commonEnding(Collection<String> names) {
        List<List<String>> split =
                names.stream().map(name -> Arrays.asList(name.split("\\.", -1))).toList();
        String ending = "";
        for (int depth = 1; ; depth++) {
            String common = null;
            for (List<String> labels : split) {
                if (labels.size() < depth) {
                    return ending;
                }
                String own = String.join(".", labels.subList(labels.size() - depth, labels.size()));
                if (common != null && !common.equals(own)) {
                    return ending;
                }
                common = own;
            }
            if (common == null) {
                return ending;
            }
            ending = common;
        }
    }

    private static String lastTwo(String name) {
        int last = name.lastIndexOf('.');
        int before = name.lastIndexOf('.', last - 1);
        return last <= 0 || before < 0 ? name : name.substring(before + 1);
    }
}
