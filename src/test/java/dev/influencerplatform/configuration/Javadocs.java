package dev.influencerplatform.configuration;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** What the Javadoc of the sources says, in Markdown. */
final class Javadocs {

    private final Path sources;
    private final Map<Class<?>, Map<String, String>> read = new HashMap<>();

    Javadocs(Path sources) {
        this.sources = sources;
    }

    String of(Class<?> type) {
        return in(type).getOrDefault(type.getSimpleName(), "");
    }

    /** Of the method, or of what it overrides. */
    Optional<String> of(Method method) {
        Class<?> owner = method.getDeclaringClass();
        return Stream.concat(Stream.of(owner), Stream.of(owner.getInterfaces()))
                .flatMap(type -> Stream.ofNullable(in(type).get(type.getSimpleName() + "." + method.getName())))
                .filter(words -> !words.isEmpty()).findFirst();
    }

    /** Where in its file a method stands. */
    int position(Method method) {
        Class<?> owner = method.getDeclaringClass();
        return List.copyOf(in(owner).keySet()).indexOf(owner.getSimpleName() + "." + method.getName());
    }

    private Map<String, String> in(Class<?> type) {
        Class<?> file = type.getNestHost();
        return read.computeIfAbsent(file, key -> parse(sources.resolve(file.getName().replace('.', '/') + ".java")));
    }

    private static Map<String, String> parse(Path file) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, String> words = new LinkedHashMap<>();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null,
                    files.getJavaFileObjects(file));
            DocTrees comments = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(comments, words).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    /** Takes the words down that stand before types and methods; none are empty words. */
    private static final class Reader extends TreePathScanner<Void, String> {

        private final DocTrees comments;
        private final Map<String, String> words;

        Reader(DocTrees comments, Map<String, String> words) {
            this.comments = comments;
            this.words = words;
        }

        @Override
        public Void visitClass(ClassTree type, String outer) {
            String name = type.getSimpleName().toString();
            words.put(name, comment());
            return super.visitClass(type, name);
        }

        @Override
        public Void visitMethod(MethodTree method, String owner) {
            words.put(owner + "." + method.getName(), comment());
            return null;
        }

        private String comment() {
            var comment = comments.getDocCommentTree(getCurrentPath());
            return comment == null ? ""
                    : comment.getFullBody().stream().map(Reader::markdown).collect(Collectors.joining())
                            .replaceAll("\\s+", " ").strip();
        }

        private static String markdown(DocTree part) {
            if (part instanceof TextTree text) {
                return text.getBody();
            }
            if (part.getKind() == DocTree.Kind.CODE) {
                return "`" + ((LiteralTree) part).getBody().getBody() + "`";
            }
            throw new IllegalStateException("Javadoc of settings is text and {@code}, not " + part);
        }
    }
}
