import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Asks javac of one text after another. Nothing is kept from one to the next but the JDK's files. */
final class Checker {
    private static final List<String> OPTIONS =
            List.of(
                    "-proc:none",
                    "-implicit:none",
                    "-Xlint:none",
                    "-nowarn",
                    "-Xmaxerrs",
                    "1000000",
                    // Errors of names and types hide none of those that come with the flow.
                    "-XDshould-stop.ifError=FLOW",
                    // A compiler that falls over after an error says so.
                    "-XDdev");
    private static final String PREMATURE_END = "compiler.err.premature.eof";
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final Library library =
            new Library(compiler.getStandardFileManager(null, Locale.ROOT, null));

    /** The first error of the parser, or else all that the compiler says, as the protocol has it. */
    List<Map<String, Object>> check(String given) {
        String text = given.startsWith(BYTE_ORDER_MARK) ? " " + given.substring(1) : given;
        Brackets.refuseTooDeep(text);
        DiagnosticCollector<JavaFileObject> heard = new DiagnosticCollector<>();
        JavacTask task =
                (JavacTask)
                        compiler.getTask(
                                Writer.nullWriter(),
                                library,
                                heard,
                                OPTIONS,
                                null,
                                List.of(new Program(text)));
        try {
            task.parse();
            for (Diagnostic<?> said : heard.getDiagnostics()) {
                if (said.getKind() == Diagnostic.Kind.ERROR) {
                    return List.of(syntaxError(said, text));
                }
            }
            task.analyze();
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
        List<Map<String, Object>> found = new ArrayList<>();
        for (Diagnostic<?> said : heard.getDiagnostics()) {
            found.add(message(said, text));
        }
        return found;
    }

    private static Map<String, Object> syntaxError(Diagnostic<?> said, String text) {
        Map<String, Object> message = message(said, text);
        message.put("syntax", true);
        boolean atEnd = said.getCode().equals(PREMATURE_END);
        int opened = Brackets.unclosed(text, (int) said.getPosition(), atEnd);
        if (opened > 0) {
            message.put("cause", opened);
        }
        return message;
    }

    private static Map<String, Object> message(Diagnostic<?> said, String text) {
        Map<String, Object> message = new LinkedHashMap<>();
        if (said.getPosition() != Diagnostic.NOPOS) {
            int place = (int) said.getPosition();
            message.put("line", said.getLineNumber());
            message.put("column", place - Brackets.startOfLine(text, place) + 1);
        }
        message.put("code", said.getCode());
        message.put("message", said.getMessage(Locale.ROOT));
        message.put("severity", severity(said.getKind()));
        return message;
    }

    private static String severity(Diagnostic.Kind kind) {
        return switch (kind) {
            case ERROR -> "error";
            case WARNING, MANDATORY_WARNING -> "warning";
            case NOTE, OTHER -> "info";
        };
    }
}
