package dev.influencerplatform.common.openapi;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls schemas as a person would: what is shown by {@code ShootView} is a Shoot, a {@code PageShootView} a ShootPage. */
final class SchemaNames {

    private static final Pattern PAGE = Pattern.compile("Page([A-Z].*)");

    private final Map<String, String> exceptions;

    /** @param exceptions by the framework's name */
    SchemaNames(Map<String, String> exceptions) {
        this.exceptions = exceptions;
    }

    String of(String name) {
        Matcher page = PAGE.matcher(name);
        if (page.matches()) {
            // of the record's class name, whatever its schema is called
            String item = page.group(1);
            return of(exceptions.containsKey(item) ? item : item.replaceAll("View$", "")) + "Page";
        }
        return exceptions.getOrDefault(name, name.endsWith("Fields") ? "New" + name.replaceAll("Fields$", "")
                : name.replaceAll("View$", ""));
    }
}
