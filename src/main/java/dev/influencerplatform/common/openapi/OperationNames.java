package dev.influencerplatform.common.openapi;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.eclipse.microprofile.openapi.models.Operation;

/** Names operations as a person would: {@code ShootResource.list} is {@code listShoots}, with the tag {@code Shoots}. */
final class OperationNames {

    private static final String SUFFIX = "Resource";
    /** Resources whose methods say it all. */
    private static final Set<String> WITHOUT_NOUN = Set.of("Auth", "Recovery");

    private OperationNames() {
    }

    static void apply(Operation operation) {
        String[] parts = operation.getOperationId().split("_");
        if (parts.length == 2) {
            String noun = parts[0].substring(0, parts[0].length() - SUFFIX.length());
            operation.setOperationId(idOf(noun, parts[1]));
            operation.setTags(List.of(plural(noun)));
        }
    }

    private static String idOf(String noun, String method) {
        if (WITHOUT_NOUN.contains(noun)) {
            return method;
        }
        String verb = method.replaceAll("[A-Z].*", "");
        String rest = method.substring(verb.length());
        return verb + (method.equals("list") ? plural(noun) : noun) + rest;
    }

    private static String plural(String noun) {
        if (WITHOUT_NOUN.contains(noun) || noun.toLowerCase(Locale.ROOT).endsWith("s")) {
            return noun;
        }
        return noun + "s";
    }
}
