package eu.sealwatch.config.policy;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A finding, or a kind of finding, that somebody answers for until a day. It acts on findings of
 * the past, too.
 *
 * @param code finding code {@code group.code}, or {@code group.*} for all of a group
 * @param finding id of the one finding that is meant
 * @param subject id of the asset that is meant, as {@code sealwatch.asset} has it
 * @param about what the finding is about: the whole text, or with stars for any characters
 * @param owner who answers for it
 * @param created day on which it was made
 * @param expires last day on which it holds
 */
public record PolicyException(
        String id,
        String code,
        Optional<String> finding,
        Optional<String> subject,
        Optional<String> about,
        String owner,
        String reason,
        Optional<LocalDate> created,
        LocalDate expires,
        Line line) {

    /** Whether it holds on a day. */
    public boolean holds(LocalDate day) {
        return !day.isAfter(expires);
    }

    /** Whether its code means another one. */
    public boolean isAbout(String findingCode) {
        return code.endsWith(".*")
                ? findingCode.startsWith(code.substring(0, code.length() - 1))
                : code.equals(findingCode);
    }

    /**
     * Whether a finding is meant.
     *
     * @param findingCode its code
     * @param findingId its id
     * @param asset id of its asset, empty when it has none
     * @param what what it is about
     */
    public boolean matches(String findingCode, String findingId, String asset, String what) {
        return isAbout(findingCode)
                && finding.map(findingId::equals).orElse(true)
                && subject.map(asset::equals).orElse(true)
                && about.map(pattern -> fits(pattern, what)).orElse(true);
    }

    /** Stars stand for any characters; the walk never goes back further than the last star. */
    private static boolean fits(String pattern, String text) {
        int at = 0;
        int star = -1;
        int retry = 0;
        int place = 0;
        while (place < text.length()) {
            if (at < pattern.length() && pattern.charAt(at) == '*') {
                star = at++;
                retry = place;
            } else if (at < pattern.length() && pattern.charAt(at) == text.charAt(place)) {
                at++;
                place++;
            } else if (star >= 0) {
                at = star + 1;
                place = ++retry;
            } else {
                return false;
            }
        }
        while (at < pattern.length() && pattern.charAt(at) == '*') {
            at++;
        }
        return at == pattern.length();
    }
}
