package dev.influencerplatform;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.CanBeAnnotated.Predicates.annotatedWith;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.influencerplatform.common.idempotency.Idempotent;
import io.quarkus.security.Authenticated;
import io.smallrye.config.ConfigMapping;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.persistence.Entity;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.validation.Constraint;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules of the house: who may import whom, and what a class of each kind must have. */
class HouseTest {

    private static final String ROOT = "dev.influencerplatform";
    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    /** What each room may import besides common. */
    private static final Map<String, Set<String>> DOORS = Map.ofEntries(Map.entry("common", Set.of()),
            Map.entry("log", Set.of()), Map.entry("user", Set.of("log")), Map.entry("profile", Set.of("user", "log")),
            Map.entry("social", Set.of()), Map.entry("credential", Set.of("user", "log", "social")),
            Map.entry("metric", Set.of("credential", "social", "log")), Map.entry("schedule", Set.of()),
            Map.entry("shoot", Set.of("user", "schedule", "log")),
            Map.entry("upload", Set.of("user", "shoot", "schedule", "log")),
            Map.entry("review", Set.of("user", "shoot", "log")),
            Map.entry("calendar", Set.of("user", "shoot", "upload", "schedule", "log")),
            Map.entry("admin", Set.of("user", "log")),
            Map.entry("portfolio", Set.of("profile", "review", "metric", "calendar")));
    /** Not a room of the service: it may see all of them. */
    private static final String LOCAL = "local";

    private static final List<Class<? extends Annotation>> HTTP_METHODS = List.of(GET.class, POST.class, PUT.class, PATCH.class,
            DELETE.class);
    private static final List<Class<? extends Annotation>> SECURITY = List.of(Authenticated.class, PermitAll.class,
            DenyAll.class,
            RolesAllowed.class);
    private static final int LONGEST_FILE = 250;
    private static final int LONGEST_RESOURCE = 150;

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void roomsImportOnlyWhatTheirDoorsAllow() {
        for (JavaClass type : HOUSE) {
            String room = roomOf(type);
            if (!room.isEmpty() && !room.equals(LOCAL)) {
                assertThat(DOORS).as("the room of %s", type.getName()).containsKey(room);
                type.getDirectDependenciesFromSelf().stream().map(dependency -> dependency.getTargetClass())
                        .filter(target -> target.getPackageName().startsWith(ROOT)).forEach(target -> assertThat(roomOf(target))
                                .as("%s imports %s", type.getName(), target.getName())
                                .satisfiesAnyOf(to -> assertThat(to).isIn(room, "common"),
                                        to -> assertThat(DOORS.get(room)).contains(to)));
            }
        }
    }

    @Test
    void nothingImportsAResource() {
        noClasses().that(not(simpleNameEndsWith("Resource"))).should().dependOnClassesThat(simpleNameEndsWith("Resource"))
                .check(HOUSE);
    }

    @Test
    void entitiesAreNeverInJson() {
        for (JavaMethod endpoint : endpoints()) {
            assertThat(endpoint.getAllInvolvedRawTypes()).as(endpoint.getFullName())
                    .noneMatch(type -> type.isAnnotatedWith(Entity.class));
        }
        classes().that(are(annotatedWith(Entity.class))).should()
                .onlyDependOnClassesThat(not(resideInAPackage("jakarta.ws.rs..")
                        .or(resideInAPackage("com.fasterxml.jackson.."))
                        .or(resideInAPackage("org.jboss.resteasy.."))))
                .check(HOUSE);
    }

    @Test
    void rowsBelongToUsersByTheirId() {
        fields().that().areDeclaredInClassesThat(are(annotatedWith(Entity.class))).should()
                .notHaveRawType(annotatedWith(Entity.class))
                .check(HOUSE);
    }

    @Test
    void everyEndpointSaysWhoMayUseIt() {
        assertThat(endpoints()).isNotEmpty().allSatisfy(endpoint -> assertThat(SECURITY)
                .as(endpoint.getFullName())
                .anyMatch(
                        annotation -> endpoint.isAnnotatedWith(annotation) || endpoint.getOwner().isAnnotatedWith(annotation)));
    }

    @Test
    void everyPostCanBeRepeatedSafely() {
        // those make sessions, which a key must not hand out again
        Set<String> sessionMakers = Set.of("register", "login", "refresh", "reauthenticate");
        assertThat(endpoints()).filteredOn(endpoint -> endpoint.isAnnotatedWith(POST.class))
                .filteredOn(endpoint -> !sessionMakers.contains(endpoint.getName()))
                .allSatisfy(
                        endpoint -> assertThat(endpoint.isAnnotatedWith(Idempotent.class)).as(endpoint.getFullName()).isTrue());
    }

    @Test
    void everyIdempotentEndpointCommitsWithItsKey() {
        assertThat(endpoints()).filteredOn(endpoint -> endpoint.isAnnotatedWith(Idempotent.class))
                .allSatisfy(endpoint -> assertThat(endpoint.isAnnotatedWith(Transactional.class)).as(endpoint.getFullName())
                        .isNotEqualTo(endpoint.getAnnotationOfType(Idempotent.class).leavesTheProcess()));
    }

    @Test
    void recordsAndNotClassesGoInAndOut() {
        for (JavaMethod endpoint : endpoints()) {
            assertThat(endpoint.getRawReturnType()).as(endpoint.getFullName()).satisfiesAnyOf(
                    type -> assertThat(type.isRecord()).isTrue(), type -> assertThat(type.getName()).isEqualTo("void"),
                    type -> assertThat(type.getSimpleName()).isEqualTo("RestResponse"));
        }
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Util|Utils|DTO|Dto|DAO|Dao)$").check(HOUSE);
        noClasses().should().resideInAnyPackage("..dto..", "..service..", "..mapper..", "..impl..").check(HOUSE);
    }

    /** What was written after the last changes of a transaction would be another transaction. */
    @Test
    void nothingIsDoneAtTheEndOfATransactionButItsLastChanges() {
        noClasses().that().doNotHaveSimpleName("WaitingChanges").and().doNotHaveSimpleName("Occurrences").should()
                .callMethod(TransactionSynchronizationRegistry.class, "registerInterposedSynchronization",
                        Synchronization.class)
                .check(HOUSE);
        methods().should(new ArchCondition<>("not observe events before the completion of a transaction") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean observes = method.getParameterAnnotations().stream().flatMap(Set::stream)
                        .filter(annotation -> annotation.getRawType().isEquivalentTo(Observes.class))
                        .anyMatch(annotation -> annotation.as(Observes.class).during() == TransactionPhase.BEFORE_COMPLETION);
                if (observes) {
                    events.add(SimpleConditionEvent.violated(method, method.getDescription() + " does"));
                }
            }
        }).check(HOUSE);
    }

    /** For one of them, the validator reads the settings of all extensions at each start. */
    @Test
    void settingsHaveNoConstraints() {
        noMethods().that().areDeclaredInClassesThat().haveNameMatching(".*Settings([$].*)?").should()
                .beMetaAnnotatedWith(Constraint.class).check(HOUSE);
        classes().that().areAnnotatedWith(ConfigMapping.class).should().haveSimpleNameEndingWith("Settings").check(HOUSE);
    }

    @Test
    void endpointsTryNothingAndCatchNothing() {
        classes().that(simpleNameEndsWith("Resource")).should(new ArchCondition<>("have no try block") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getCodeUnits().stream().filter(unit -> !unit.getTryCatchBlocks().isEmpty())
                        .forEach(unit -> events.add(SimpleConditionEvent.violated(unit, unit.getFullName() + " catches")));
            }
        }).check(HOUSE);
    }

    @Test
    void filesAreShort() throws IOException {
        try (Stream<java.nio.file.Path> files = Files.walk(java.nio.file.Path.of("src/main/java"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .allSatisfy(file -> assertThat(Files.readAllLines(file))
                            .as(file.toString()).hasSizeLessThanOrEqualTo(
                                    file.toString().endsWith("Resource.java") ? LONGEST_RESOURCE : LONGEST_FILE));
        }
    }

    private static List<JavaMethod> endpoints() {
        return HOUSE.stream().filter(type -> type.isAnnotatedWith(Path.class)).flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> HTTP_METHODS.stream().anyMatch(method::isAnnotatedWith)).toList();
    }

    private static String roomOf(JavaClass type) {
        String below = type.getPackageName().substring(ROOT.length());
        return below.isEmpty() ? "" : below.substring(1).split("\\.")[0];
    }

    private static DescribedPredicate<JavaClass> simpleNameEndsWith(String suffix) {
        return DescribedPredicate.describe("named *" + suffix, type -> type.getSimpleName().endsWith(suffix));
    }
}
