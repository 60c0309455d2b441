import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Says what javac finds in programs, one line of JSON each. */
final class Server {
    private static final long PROTOCOL = 1;
    /** Bytes: parser and checker work by recursion, and the usual stack is small. */
    private static final long STACK = 256L << 20;

    private final Checker checker = new Checker();
    private final PrintStream out =
            new PrintStream(System.out, true, StandardCharsets.US_ASCII);

    public static void main(String[] arguments) throws InterruptedException {
        Thread thread = new Thread(null, () -> new Server().serve(), "server", STACK);
        thread.start();
        thread.join();
    }

    private void serve() {
        say(Map.of("protocol", PROTOCOL, "tool", tool()));
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                say(answer((Map<?, ?>) Json.read(line)));
            }
        } catch (IOException error) {
            throw new UncheckedIOException(error);
        }
    }

    private static String tool() {
        int modules = ModuleFinder.ofSystem().findAll().size();
        return "javac " + Runtime.version() + " (" + modules + " modules)";
    }

    private Map<String, Object> answer(Map<?, ?> asked) {
        Object number = asked.get("id");
        try {
            return Map.of("id", number, "found", checker.check((String) asked.get("text")));
        } catch (StackOverflowError | TooDeep error) {
            String words = "it is nested too deeply";
            return Map.of("id", number, "refused", "nesting", "message", words);
        } catch (RuntimeException | Error error) {
            return Map.of("id", number, "failed", error.toString());
        }
    }

    private void say(Map<String, Object> what) {
        out.println(Json.write(what));
    }
}
