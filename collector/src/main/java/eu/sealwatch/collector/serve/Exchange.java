package eu.sealwatch.collector.serve;

import eu.sealwatch.collector.journal.Deed;
import eu.sealwatch.collector.journal.Verb;
import eu.sealwatch.collector.serve.login.Person;
import eu.sealwatch.collector.serve.login.Right;
import eu.sealwatch.collector.store.SiteScope;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One request of one person, and the answer to it. Used by one thread. */
final class Exchange {
    /** How long somebody waits for his action to be durable. */
    private static final int PATIENCE_SECONDS = 10;

    private static final int LONGEST_FIELD = 4000;

    private final RoutingContext context;
    private final Sources sources;
    private final TemplateEngine templates;
    private final Optional<Person> person;
    private final String csrf;
    private final Texts texts;

    Exchange(
            RoutingContext context,
            Sources sources,
            TemplateEngine templates,
            Optional<Person> person,
            String csrf) {
        this.context = context;
        this.sources = sources;
        this.templates = templates;
        this.person = person;
        this.csrf = csrf;
        String language = context.request().getHeader("Accept-Language");
        this.texts = Texts.accepting(language == null ? "" : language);
    }

    Person person() {
        return person.orElseThrow(() -> new IllegalStateException("nobody is logged in"));
    }

    boolean anonymous() {
        return person.isEmpty();
    }

    SiteScope scope() {
        return SiteScope.of(person().sites());
    }

    Texts texts() {
        return texts;
    }

    RoutingContext context() {
        return context;
    }

    String address() {
        var remote = context.request().remoteAddress();
        return remote == null ? "" : String.valueOf(remote.hostAddress());
    }

    /** A part of the path. */
    String path(String name) {
        return Optional.ofNullable(context.pathParam(name)).orElse("");
    }

    /** A field of the query, empty when absent. */
    String query(String name) throws BadRequest {
        return bounded(name, context.queryParams().get(name));
    }

    Optional<String> given(String name) throws BadRequest {
        String value = query(name).strip();
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    List<String> queries(String name) {
        return context.queryParams().getAll(name).stream()
                .filter(value -> !value.isBlank())
                .limit(50)
                .toList();
    }

    /** A field of a form, empty when absent. */
    String form(String name) throws BadRequest {
        return bounded(name, context.request().getFormAttribute(name));
    }

    List<String> forms(String name) {
        return context.request().formAttributes().getAll(name);
    }

    int limit(int standard, int most) throws BadRequest {
        Optional<String> given = given("limit");
        if (given.isEmpty()) {
            return standard;
        }
        try {
            int limit = Integer.parseInt(given.get());
            if (limit >= 1 && limit <= most) {
                return limit;
            }
        } catch (NumberFormatException e) {
            throw new BadRequest("limit is no number");
        }
        throw new BadRequest("limit is from 1 to " + most);
    }

    Frame frame(String title, String here) {
        return new Frame(
                title,
                here,
                person,
                csrf,
                texts,
                Shown.time(Shown.nanos(sources.clock().instant())));
    }

    void html(String template, Frame frame, Object page) {
        html(200, template, frame, page);
    }

    void html(int status, String template, Frame frame, Object page) {
        var parameters = new HashMap<String, Object>();
        parameters.put("frame", frame);
        parameters.put("page", page);
        send(status, "text/html; charset=utf-8", render(template, parameters));
    }

    private String render(String template, Map<String, Object> parameters) {
        var text = new StringOutput(32_768);
        templates.render(template, parameters, text);
        return text.toString();
    }

    void send(int status, String type, String body) {
        send(status, type, Buffer.buffer(body));
    }

    void send(int status, String type, Buffer body) {
        context.response().setStatusCode(status).putHeader("Content-Type", type).end(body);
    }

    /** After a form: so that reloading does not send it again. */
    void redirect(String path) {
        context.response().setStatusCode(303).putHeader("Location", path).end();
    }

    void may(Right right) throws BadRequest {
        if (!person().may(right)) {
            throw new BadRequest(403, texts.of("error.forbidden"));
        }
    }

    /** Returns when the action is durable: what must be remembered is not shown before. */
    long record(Verb verb, List<String> about, String comment) throws IOException {
        return record(person().name(), person().role(), verb, about, comment);
    }

    long record(String who, String role, Verb verb, List<String> about, String comment)
            throws IOException {
        var deed =
                new Deed(
                        sources.clock().instant(),
                        who,
                        role,
                        address(),
                        verb.word(),
                        about,
                        comment);
        try {
            return sources.journal().record(deed).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while recording", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the action cannot be recorded, so it is not done", e);
        }
    }

    private static String bounded(String name, @org.jspecify.annotations.Nullable String value)
            throws BadRequest {
        if (value == null) {
            return "";
        }
        if (value.length() > LONGEST_FIELD) {
            throw new BadRequest(name + " is too long");
        }
        // SQLite ends a text at NUL, and nobody types the others
        if (value.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')) {
            throw new BadRequest(name + " holds a control character");
        }
        return value;
    }
}
