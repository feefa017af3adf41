package dev.influencerplatform.configuration;

import java.util.ArrayList;
import java.util.List;

/**
 * A place in a value that the environment fills: <code>${NAME:preset}</code>.
 *
 * @param whole
 *        whether the value is nothing else
 */
record Expression(String name, String preset, boolean whole) {

    private static final String VARIABLE = "[A-Z][A-Z0-9_]*";

    /** Those of environment variables, also in the names of properties; what stands in a preset belongs to another setting. */
    static List<Expression> in(String value) {
        List<Expression> found = new ArrayList<>();
        for (int start = value.indexOf("${"); start >= 0; start = value.indexOf("${", start)) {
            int end = end(value, start);
            String[] parts = value.substring(start + 2, end).split(":", 2);
            if (parts[0].contains("${")) {
                found.addAll(in(" " + value.substring(start + 2, end)));
            } else if (parts[0].matches(VARIABLE)) {
                found.add(new Expression(parts[0], parts.length > 1 ? parts[1] : "",
                        start == 0 && end == value.length() - 1));
            }
            start = end;
        }
        return found;
    }

    private static int end(String value, int start) {
        int depth = 0;
        for (int i = start; i < value.length(); i++) {
            if (value.startsWith("${", i)) {
                depth++;
            } else if (value.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        throw new IllegalStateException("Where does it end? " + value);
    }
}
