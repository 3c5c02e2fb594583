package eu.sealwatch.agent.inspect.named;

/**
 * What a name stands for.
 *
 * @param application as in {@code network.application}
 * @param origin country of its maker, ISO 3166; empty where not known
 */
public record NamedApplication(String application, String origin, Standing standing) {

    /** How much the name says. */
    public enum Standing {
        /** The application itself uses it. */
        TOOL,
        /** Its maker's web site: whoever reads about a tool does not yet use it. */
        WEB_SITE,
        /** Intruders used the place together with the application. */
        ACTOR_INFRASTRUCTURE
    }

    NamedApplication standingAs(Standing other) {
        return new NamedApplication(application, origin, other);
    }
}
