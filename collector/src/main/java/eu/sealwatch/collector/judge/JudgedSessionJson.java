package eu.sealwatch.collector.judge;

import eu.sealwatch.collector.judge.SessionJudgement.Matched;
import eu.sealwatch.wire.ecs.FlowContext;
import eu.sealwatch.wire.ecs.SessionJson;
import eu.sealwatch.wire.v1.Session;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/** A maintenance session as one ECS object, with what it was matched with. */
public final class JudgedSessionJson {
    private JudgedSessionJson() {}

    /** One line, without a line end. */
    public static String line(Session session, SessionJudgement judgement, FlowContext context) {
        var known =
                new FlowContext(context.file(), context.site(), judgement.asset(), context.agent());
        return new SessionJson().line(session, known, out -> write(out, judgement));
    }

    private static void write(JsonGenerator out, SessionJudgement judgement) {
        out.writeObjectPropertyStart("judgement");
        out.writeObjectPropertyStart("policy");
        out.writeStringProperty("id", judgement.policyId());
        out.writeNumberProperty("version", judgement.policyVersion());
        out.writeEndObject();
        write(out, "tool", judgement.tool());
        write(out, "jump_host", judgement.jumpHost());
        write(out, "window", judgement.window());
        write(out, "work_order", judgement.workOrder());
        judgement.person().ifPresent(person -> out.writeStringProperty("person", person));
        judgement
                .permittedUntil()
                .ifPresent(until -> out.writeStringProperty("permitted_until", until.toString()));
        out.writeArrayPropertyStart("missing");
        judgement.missing().forEach(out::writeString);
        out.writeEndArray();
        out.writeEndObject();
    }

    private static void write(JsonGenerator out, String name, Optional<Matched> matched) {
        matched.ifPresent(part -> {
            out.writeObjectPropertyStart(name);
            out.writeStringProperty("id", part.id());
            out.writeStringProperty("line", part.line());
            out.writeEndObject();
        });
    }
}
