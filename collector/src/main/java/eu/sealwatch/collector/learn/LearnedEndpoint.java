package eu.sealwatch.collector.learn;

import eu.sealwatch.config.Cidr;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Places of one owner, as one endpoint of a policy. Names are put together only below what one
 * party registered, and a star is written only when several names were seen.
 *
 * @param names as they are written, stars included
 */
record LearnedEndpoint(
        String title,
        boolean inbound,
        List<String> names,
        List<String> networks,
        SortedSet<String> services,
        SortedSet<Cidr> users,
        List<Place> places) {

    /** Fewer names than this say nothing about the next one. */
    private static final int NAMES_FOR_A_STAR = 3;

    /** A protocol on more ports than this is allowed on any. */
    private static final int MOST_PORTS = 3;

    private static final Comparator<Cidr> BY_TEXT = Comparator.comparing(Cidr::toString);

    /** All places, the most used first. */
    static List<LearnedEndpoint> of(List<Place> places) {
        Map<String, List<Place>> owners = new TreeMap<>();
        for (Place place : places) {
            String owner =
                    place.key().named()
                            ? RegisteredDomain.of(place.key().place())
                            : (place.key().inbound() ? "<" : ">");
            owners.computeIfAbsent(owner, _ -> new ArrayList<>()).add(place);
        }
        var endpoints = new ArrayList<LearnedEndpoint>();
        owners.forEach((owner, own) -> endpoints.addAll(ofOwner(owner, own)));
        endpoints.sort(
                Comparator.comparingLong(LearnedEndpoint::flows)
                        .reversed()
                        .thenComparing(LearnedEndpoint::title));
        return endpoints;
    }

    private static List<LearnedEndpoint> ofOwner(String owner, List<Place> places) {
        List<String> names =
                places.stream()
                        .filter(place -> place.key().named())
                        .map(place -> place.key().place())
                        .sorted()
                        .toList();
        String ending = RegisteredDomain.commonEnding(names);
        if (names.size() >= NAMES_FOR_A_STAR
                && ending.endsWith(owner)
                && !RegisteredDomain.isPublicSuffix(ending)) {
            return List.of(withStar(ending, names, places));
        }
        // what is used alike by the same assets stands together
        Map<String, List<Place>> alike = new LinkedHashMap<>();
        for (Place place : places) {
            alike.computeIfAbsent(
                            services(List.of(place)) + " " + place.users(), _ -> new ArrayList<>())
                    .add(place);
        }
        return alike.values().stream().map(own -> plain(owner, own)).toList();
    }

    private static LearnedEndpoint withStar(String ending, List<String> names, List<Place> places) {
        var written = new ArrayList<String>();
        written.add("*." + ending);
        if (names.contains(ending)) {
            written.add(ending);
        }
        return new LearnedEndpoint(
                ending, false, written, List.of(), services(places), users(places), places);
    }

    private static LearnedEndpoint plain(String owner, List<Place> places) {
        Place first = places.getFirst();
        boolean named = first.key().named();
        List<String> written = places.stream().map(place -> place.key().place()).sorted().toList();
        String title = named ? (written.size() == 1 ? written.getFirst() : owner) : "address";
        if (!named && written.size() == 1) {
            title = "address-" + written.getFirst();
        }
        return new LearnedEndpoint(
                title,
                first.key().inbound(),
                named ? written : List.of(),
                named ? List.of() : written,
                services(places),
                users(places),
                places);
    }

    private static SortedSet<Cidr> users(List<Place> places) {
        var users = new TreeSet<>(BY_TEXT);
        places.forEach(place -> users.addAll(place.users()));
        return users;
    }

    private static SortedSet<String> services(List<Place> places) {
        var seen = new TreeSet<String>();
        places.forEach(place -> seen.addAll(place.services().keySet()));
        // a connection in which nothing was recognised was most likely what others on its port are
        var known =
                seen.stream()
                        .filter(service -> !isTransport(service))
                        .map(LearnedEndpoint::port)
                        .filter(port -> !port.isEmpty())
                        .collect(Collectors.toSet());
        seen.removeIf(service -> isTransport(service) && known.contains(port(service)));
        seen.remove("");
        Map<String, Long> ports =
                seen.stream()
                        .collect(
                                Collectors.groupingBy(
                                        LearnedEndpoint::protocol, Collectors.counting()));
        var services = new TreeSet<String>();
        for (String service : seen) {
            boolean many = ports.getOrDefault(protocol(service), 0L) > MOST_PORTS;
            services.add(many && !isTransport(service) ? protocol(service) : service);
        }
        return services;
    }

    private static boolean isTransport(String service) {
        return service.startsWith("tcp/") || service.startsWith("udp/");
    }

    private static String protocol(String service) {
        return service.replaceAll("/.*", "");
    }

    private static String port(String service) {
        int slash = service.indexOf('/');
        return slash < 0 ? "" : service.substring(slash + 1);
    }

    long flows() {
        return places.stream().mapToLong(Place::flows).sum();
    }

    long unanswered() {
        return places.stream().mapToLong(Place::unanswered).sum();
    }

    long unknown() {
        return places.stream().mapToLong(Place::unknown).sum();
    }

    long first() {
        return places.stream().mapToLong(Place::first).min().orElse(0);
    }

    long last() {
        return places.stream().mapToLong(Place::last).max().orElse(0);
    }

    long mostByConnection() {
        return places.stream().mapToLong(Place::mostByConnection).max().orElse(0);
    }

    /** At most: the places' busiest hours need not be the same. */
    long mostByHour() {
        return places.stream().mapToLong(Place::mostByHour).sum();
    }

    long mostByDay() {
        return places.stream().mapToLong(Place::mostByDay).sum();
    }
}
