package eu.sealwatch.collector.judge;

import eu.sealwatch.config.preset.TlsNames;
import eu.sealwatch.wire.ecs.CodePointNames;

/** The names of the presets' registries, for rendering flow records. */
public final class CodePoints implements CodePointNames {
    public static final CodePointNames NAMES = new CodePoints();

    private CodePoints() {}

    @Override
    public String cipher(int code) {
        return TlsNames.cipher(code);
    }

    @Override
    public String group(int code) {
        return TlsNames.group(code);
    }
}
