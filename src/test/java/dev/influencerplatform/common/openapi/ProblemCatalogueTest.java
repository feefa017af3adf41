package dev.influencerplatform.common.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.influencerplatform.common.problem.ProblemType;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every problem that the code knows is explained, and nothing else. */
class ProblemCatalogueTest {

    private static final ProblemCatalogue CATALOGUE = ProblemCatalogue.read();

    @Test
    void everyProblemOfTheCodeIsExplainedAndNoOther() {
        List<ProblemType> explained = CATALOGUE.all().stream()
                .map(entry -> new ProblemType(entry.code(), entry.status(), entry.title())).toList();
        assertThat(explained).hasSizeGreaterThan(50).containsExactlyInAnyOrderElementsOf(problemsOfTheCode());
    }

    @Test
    void noTwoProblemsShareACode() {
        assertThat(problemsOfTheCode()).extracting(ProblemType::code).doesNotHaveDuplicates();
    }

    @Test
    void eachSaysWhenItHappensAndWhatToDo() {
        assertThat(CATALOGUE.all()).allSatisfy(entry -> {
            assertThat(entry.meaning()).as(entry.code()).hasSizeGreaterThan(20).endsWith(".").doesNotContain("|", "\n");
            assertThat(entry.remedy()).as(entry.code()).hasSizeGreaterThan(20).endsWith(".").doesNotContain("|", "\n");
        });
    }

    @Test
    void whatTheFrameworkAnswersIsExplained() {
        assertThat(IntStream.range(400, 600).mapToObj(ProblemType::ofStatus)).allSatisfy(
                type -> assertThat(CATALOGUE.find(type.code())).as(type.code()).hasValueSatisfying(entry -> assertThat(
                        new ProblemType(entry.code(), entry.status(), entry.title())).isEqualTo(type)));
    }

    @Test
    void theFileIsSorted() throws IOException {
        List<String> codes = Files.readAllLines(Path.of("src/main/resources/contract/problems.yaml")).stream()
                .filter(line -> line.matches("[a-z-]+:")).map(line -> line.replace(":", "")).toList();
        assertThat(codes).isSorted().hasSameSizeAs(CATALOGUE.all());
    }

    private static List<ProblemType> problemsOfTheCode() {
        return new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("dev.influencerplatform").stream().flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(ProblemType.class))
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)).map(field -> valueOf(field.reflect()))
                .toList();
    }

    private static ProblemType valueOf(Field constant) {
        try {
            constant.setAccessible(true);
            return (ProblemType) constant.get(null);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
