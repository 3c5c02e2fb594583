package eu.sealwatch.collector.serve;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words on pages in one language. A key without a text shows as itself, and fails a test. */
public final class Texts {
    private static final String BUNDLE = "eu.sealwatch.collector.serve.texts";

    /** Languages that ship; the first where a browser asks for none of them. */
    static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH);

    private final Locale language;
    private final ResourceBundle bundle;

    private Texts(Locale language) {
        this.language = language;
        this.bundle =
                ResourceBundle.getBundle(
                        BUNDLE,
                        language,
                        ResourceBundle.Control.getNoFallbackControl(
                                ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    static Texts of(Locale language) {
        return new Texts(language);
    }

    /** By an {@code Accept-Language} header, which may be empty or nonsense. */
    static Texts accepting(String header) {
        try {
            Locale best =
                    header.isBlank() || header.length() > 200
                            ? null
                            : Locale.lookup(Locale.LanguageRange.parse(header), LANGUAGES);
            return new Texts(best == null ? Locale.ENGLISH : best);
        } catch (IllegalArgumentException e) {
            return new Texts(Locale.ENGLISH);
        }
    }

    /** For {@code <html lang>}. */
    public String language() {
        return language.toLanguageTag();
    }

    public String of(String key) {
        return bundle.containsKey(key) ? bundle.getString(key) : key;
    }

    public String of(String key, Object... arguments) {
        return new MessageFormat(of(key), Locale.ROOT).format(arguments);
    }
}
