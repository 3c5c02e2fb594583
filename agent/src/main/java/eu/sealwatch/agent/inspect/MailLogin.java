package eu.sealwatch.agent.inspect;

import eu.sealwatch.wire.v1.FlowRecord;
import eu.sealwatch.wire.v1.Mail;
import java.util.Locale;
import java.util.Set;

/**
 * How a user of SMTP, IMAP or POP3 proved himself, and whether the way was secured before. Neither
 * names nor passwords are kept.
 */
public record MailLogin(String protocol, Mail mail) implements Facts {
    private static final int LONGEST_MECHANISM = 24;
    private static final int MOST_MECHANISMS = 16;

    /** Mechanisms that send the password itself: RFC 4616, and LOGIN, which was never one. */
    private static final Set<String> PASSWORDS = Set.of("PLAIN", "LOGIN");

    /** Adds what a server offers, separated by blanks. */
    public static void offer(Mail.Builder mail, String mechanisms) {
        for (String mechanism : mechanisms.toUpperCase(Locale.ROOT).split(" ", MOST_MECHANISMS)) {
            boolean known = mail.getMechanismsList().contains(mechanism);
            if (!mechanism.isBlank() && !known && mechanism.length() <= LONGEST_MECHANISM) {
                mail.addMechanisms(mechanism);
            }
        }
    }

    /** Notes what a client used; a password is in clear when nothing was secured before. */
    public static void use(Mail.Builder mail, String mechanism) {
        String name = mechanism.toUpperCase(Locale.ROOT).strip();
        int blank = name.indexOf(' ');
        String used = blank < 0 ? name : name.substring(0, blank);
        if (used.length() <= LONGEST_MECHANISM) {
            mail.setAuthentication(used);
        }
        if (PASSWORDS.contains(used) && !mail.getStarttlsAccepted()) {
            mail.setClearPassword(true);
        }
    }

    /** Complete when TLS has begun or a password has gone by: what counts is then known. */
    public Recognition recognised(boolean ended) {
        boolean decided = mail.getStarttlsAccepted() || mail.getClearPassword();
        return new Recognition.Recognised(this, ended || decided);
    }

    @Override
    public void describe(FlowRecord.Builder flow) {
        flow.setMail(mail);
    }
}
