package eu.sealwatch.collector.judge.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Curves of shares over a parameter, several panels in one picture, as SVG. */
final class Plot {
    private static final int COLUMNS = 2;
    private static final int WIDTH = 440;
    private static final int HEIGHT = 280;
    private static final int LEFT = 52;
    private static final int RIGHT = 16;
    private static final int TOP = 34;
    private static final int BOTTOM = 78;

    /** Told apart by people who see few colours, and by dashes. */
    private static final String[] COLOURS = {"#0072b2", "#d55e00", "#009e73", "#8a4f7d"};

    private static final String[] DASHES = {"", "6 3", "2 3", "9 3 2 3"};

    private final StringBuilder body = new StringBuilder();
    private int panels;

    /**
     * @param shares from 0 to 1, one for each place on the axis
     */
    record Curve(String name, List<Double> shares) {}

    void panel(String title, String axis, List<String> places, List<Curve> curves) {
        int x = panels % COLUMNS * WIDTH;
        int y = panels / COLUMNS * HEIGHT;
        panels++;
        add("<g transform=\"translate(%d %d)\">%n", x, y);
        add("<text x=\"%d\" y=\"18\" class=\"title\">%s</text>%n", LEFT, escaped(title));
        for (int share = 0; share <= 100; share += 25) {
            double at = height(share / 100.0);
            add("<path class=\"grid\" d=\"M%d %.1fH%d\"/>%n", LEFT, at, WIDTH - RIGHT);
            add("<text x=\"%d\" y=\"%.1f\" class=\"end\">%d %%</text>%n", LEFT - 6, at + 4, share);
        }
        for (int i = 0; i < places.size(); i++) {
            add(
                    "<text x=\"%.1f\" y=\"%d\" class=\"mid\">%s</text>%n",
                    across(i, places.size()), HEIGHT - BOTTOM + 16, escaped(places.get(i)));
        }
        add(
                "<text x=\"%d\" y=\"%d\" class=\"mid\">%s</text>%n",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - BOTTOM + 34, escaped(axis));
        var legend = new ArrayList<String>();
        for (int c = 0; c < curves.size(); c++) {
            Curve curve = curves.get(c);
            var path = new StringBuilder();
            for (int i = 0; i < curve.shares().size(); i++) {
                path.append(i == 0 ? 'M' : 'L')
                        .append(
                                String.format(
                                        Locale.ROOT,
                                        "%.1f %.1f",
                                        across(i, places.size()),
                                        height(curve.shares().get(i))));
            }
            add(
                    "<path class=\"curve\" stroke=\"%s\" stroke-dasharray=\"%s\" d=\"%s\"/>%n",
                    COLOURS[c], DASHES[c], path);
            legend.add(curve.name());
        }
        int at = LEFT;
        for (int c = 0; c < legend.size(); c++) {
            int y2 = HEIGHT - BOTTOM + 54;
            add(
                    "<path class=\"curve\" stroke=\"%s\" stroke-dasharray=\"%s\" d=\"M%d %dh22\"/>%n",
                    COLOURS[c], DASHES[c], at, y2 - 4);
            add("<text x=\"%d\" y=\"%d\">%s</text>%n", at + 27, y2, escaped(legend.get(c)));
            at += 44 + 7 * legend.get(c).length();
        }
        add("</g>%n");
    }

    String svg() {
        int rows = (panels + COLUMNS - 1) / COLUMNS;
        return String.format(
                        Locale.ROOT,
                        """
                        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img" aria-label="Recall of each detector over the strength of what it looks for">
                        <style>text{font:12px sans-serif;fill:#222}.title{font-weight:bold}.end{text-anchor:end}.mid{text-anchor:middle}.grid{stroke:#ddd}.curve{fill:none;stroke-width:2}</style>
                        <rect width="100%%" height="100%%" fill="#fff"/>
                        """,
                        COLUMNS * WIDTH,
                        rows * HEIGHT,
                        COLUMNS * WIDTH,
                        rows * HEIGHT)
                + body
                + "</svg>\n";
    }

    private static double across(int place, int places) {
        double width = WIDTH - LEFT - RIGHT - 24;
        return LEFT + 12 + (places == 1 ? width / 2 : width * place / (places - 1));
    }

    private static double height(double share) {
        return TOP + (1 - share) * (HEIGHT - TOP - BOTTOM);
    }

    private void add(String text, Object... figures) {
        body.append(String.format(Locale.ROOT, text, figures));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
