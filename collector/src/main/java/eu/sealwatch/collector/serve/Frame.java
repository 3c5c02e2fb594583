package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.serve.login.Person;
import eu.sealwatch.collector.serve.login.Right;
import java.util.List;
import java.util.Optional;

/**
 * What is around the content of every page.
 *
 * @param here path of the page in the navigation
 * @param person empty before login
 * @param csrf for forms; empty before login
 */
public record Frame(
        String title, String here, Optional<Person> person, String csrf, Texts texts, String now) {

    /** A page that the navigation leads to. */
    public record Link(String path, String text, boolean here) {}

    private record Place(String path, String key, Right right) {}

    private static final List<Place> PLACES =
            List.of(
                    new Place("/", "nav.now", Right.FINDINGS_READ),
                    new Place("/findings", "nav.findings", Right.FINDINGS_READ),
                    new Place("/maintenance", "nav.maintenance", Right.SESSIONS_READ),
                    new Place("/places", "nav.places", Right.FLOWS_READ),
                    new Place("/traffic", "nav.traffic", Right.FLOWS_READ),
                    new Place("/agents", "nav.agents", Right.AGENTS_READ),
                    new Place("/policy", "nav.policy", Right.POLICY_READ),
                    new Place("/audit", "nav.audit", Right.LOG_READ),
                    new Place("/people", "nav.people", Right.PEOPLE_MANAGE));

    /** Only what the person may open. */
    public List<Link> links() {
        return PLACES.stream()
                .filter(place ->
                        person.map(known -> known.may(place.right()) && !known.mustChangePassword())
                                .orElse(false))
                .map(place ->
                        new Link(place.path(), texts.of(place.key()), place.path().equals(here)))
                .toList();
    }

    public boolean may(Right right) {
        return person.map(known -> known.may(right)).orElse(false);
    }

    public String file(String name) {
        return StaticFiles.url(name);
    }

    public String of(String key) {
        return texts.of(key);
    }

    public String of(String key, Object... arguments) {
        return texts.of(key, arguments);
    }
}
