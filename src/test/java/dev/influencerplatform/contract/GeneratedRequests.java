package dev.influencerplatform.contract;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import dev.influencerplatform.support.Document;
import dev.influencerplatform.support.Operation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.cornutum.tcases.TestCase;
import org.cornutum.tcases.openapi.io.TcasesOpenApiIO;
import org.cornutum.tcases.openapi.resolver.ParamData;
import org.cornutum.tcases.openapi.resolver.ParamDef.Location;
import org.cornutum.tcases.openapi.resolver.RequestCase;
import org.cornutum.tcases.openapi.resolver.RequestCaseDef;
import org.cornutum.tcases.openapi.resolver.RequestCaseDefiner;
import org.cornutum.tcases.openapi.resolver.RequestCaseException;
import org.cornutum.tcases.openapi.resolver.RequestCaseResolver;
import org.cornutum.tcases.openapi.resolver.RequestCases;
import org.cornutum.tcases.openapi.resolver.RequestTestDef;
import org.cornutum.tcases.openapi.testwriter.RequestCaseUtils;
import org.cornutum.tcases.resolve.ResolverContext;

/**
 * The requests that Tcases makes from the OpenAPI document: valid ones, and such that are wrong in one place on purpose. The
 * same each time, unless {@code -Dfuzz.seed} says otherwise; {@code -Dfuzz.rounds} makes more of them.
 */
final class GeneratedRequests {

    static final long SEED = Long.getLong("fuzz.seed", 20_261_127L);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 1);

    /** Of the document; made once, as that takes longer than sending them. */
    static final GeneratedRequests OF_DOCUMENT = new GeneratedRequests(Document.FILE);

    private final Map<Operation, List<RequestCaseDef>> cases;
    private final Map<Operation, List<RequestCase>> made = new ConcurrentHashMap<>();

    private GeneratedRequests(Path document) {
        RequestCaseDefiner definer = new RequestCaseDefiner();
        cases = stream(TcasesOpenApiIO.getRequestTests(document.toFile()).getFunctionTestDefs())
                .flatMap(function -> stream(function.getTestCases())).flatMap(test -> define(definer, test))
                .collect(groupingBy(GeneratedRequests::operationOf, TreeMap::new, toList()));
    }

    private static <T> Stream<T> stream(Iterator<T> all) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(all, Spliterator.ORDERED), false);
    }

    /** Nothing for a number that is just too large for its format: Tcases cannot hold it. */
    private static Stream<RequestCaseDef> define(RequestCaseDefiner definer, TestCase test) {
        try {
            return Stream.of(definer.toRequestCaseDef(test));
        } catch (RequestCaseException failure) {
            if (failure.getCause() instanceof NumberFormatException) {
                return Stream.empty();
            }
            throw failure;
        }
    }

    private static Operation operationOf(RequestCaseDef definition) {
        return new Operation(definition.getOperation().toUpperCase(Locale.ROOT), definition.getPath());
    }

    Set<Operation> operations() {
        return cases.keySet();
    }

    List<RequestCase> of(Operation operation) {
        return made.computeIfAbsent(operation, this::make);
    }

    private List<RequestCase> make(Operation operation) {
        RequestCaseResolver resolver = new RequestCaseResolver(ResolverContext.builder(operation.toString())
                .random(new Random(SEED + operation.toString().hashCode())).build());
        boolean isOptional = cases.get(operation).stream()
                .noneMatch(definition -> "Body.Defined=No".equals(definition.getInvalidInput()));
        List<RequestCase> requests = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<RequestCase> some = cases.get(operation).stream().map(resolver::resolve).filter(Objects::nonNull).toList();
            requests.addAll(RequestCases.realizeRequestCases(new RequestTestDef(some)).getRequestCases());
        }
        return requests.stream().filter(GeneratedRequests::canBeSent)
                .filter(request -> !(isOptional && isNullBody(request))).toList();
    }

    /** One that may be missing may be null as well. */
    private static boolean isNullBody(RequestCase request) {
        return request.isFailure() && request.getInvalidInput().matches("Body[.][^.]+[.]Type=null");
    }

    /** Without a part of its path a request is another one, and a header without a value is none. */
    private static boolean canBeSent(RequestCase request) {
        return StreamSupport.stream(request.getParams().spliterator(), false).noneMatch(GeneratedRequests::isMissing);
    }

    private static boolean isMissing(ParamData parameter) {
        if (parameter.isValid()) {
            return false;
        }
        return parameter.getLocation() == Location.PATH && RequestCaseUtils.getPathParameterValue(parameter).isEmpty()
                || parameter.getLocation() == Location.HEADER
                        && RequestCaseUtils.getHeaderParameterValue(parameter).orElse("").isBlank();
    }
}
