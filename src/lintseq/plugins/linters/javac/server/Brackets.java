import java.util.ArrayDeque;
import java.util.Deque;

/** The brackets of a text, outside strings and comments. */
final class Brackets {
    /** More than people nest, and far less than would fill the stack. */
    private static final int DEEPEST = 1000;

    /** An opening bracket. */
    private record Opening(char kind, int line, String indent) {}

    private final String text;
    private final Deque<Opening> open = new ArrayDeque<>();
    private int deepest;
    private int line = 1;
    private int lineStart;
    /** The first bracket whose closing one is indented otherwise, while none around it agrees. */
    private Opening suspect;
    private int depthOfSuspect;

    /** Follows the brackets of {@code text} as far as {@code end}. */
    private Brackets(String text, int end) {
        this.text = text;
        int at = 0;
        while (at < end) {
            int after = endOfPassage(at);
            if (after == at) {
                take(at++);
            } else {
                at = after;
            }
        }
    }

    static void refuseTooDeep(String text) {
        if (new Brackets(text, text.length()).deepest > DEEPEST) {
            throw new TooDeep();
        }
    }

    /**
     * The line of the bracket that is to blame for a syntax error at {@code place}, or 0. There is
     * one at the end of the text, in a line that stands no further in than one whose bracket is
     * open, and at a closing bracket of another kind. It is the one whose closing bracket, going by
     * indentation, is another's; else the last one open.
     */
    static int unclosed(String text, int place, boolean atEnd) {
        if (atEnd) {
            return new Brackets(text, text.length()).blamed();
        }
        Opening inner = new Brackets(text, place).open.peek();
        if (inner != null && closesAnother(inner.kind, text, place)) {
            return inner.line;
        }
        int start = startOfLine(text, place);
        Brackets above = new Brackets(text, start);
        return above.open.isEmpty() || !above.endsBefore(start) ? 0 : above.blamed();
    }

    private int blamed() {
        if (open.isEmpty()) {
            return 0;
        }
        return suspect == null ? open.peek().line : suspect.line;
    }

    private static boolean closesAnother(char opening, String text, int place) {
        int kind = place < text.length() ? ")]}".indexOf(text.charAt(place)) : -1;
        return kind >= 0 && kind != "([{".indexOf(opening);
    }

    static int startOfLine(String text, int place) {
        int at = Math.min(place, text.length());
        while (at > 0 && text.charAt(at - 1) != '\n' && text.charAt(at - 1) != '\r') {
            at--;
        }
        return at;
    }

    /** Whether, going by indentation, what the last bracket began has ended before a line. */
    private boolean endsBefore(int start) {
        String indent = indent(start);
        String rest = text.substring(start + indent.length());
        return open.peek().indent.startsWith(indent)
                && !rest.startsWith("case ")
                && !rest.startsWith("default")
                && (rest.isEmpty() || ")]}{".indexOf(rest.charAt(0)) < 0);
    }

    private void take(int at) {
        switch (text.charAt(at)) {
            case '(', '[', '{' -> {
                open.push(new Opening(text.charAt(at), line, indent(lineStart)));
                deepest = Math.max(deepest, open.size());
            }
            case ')', ']', '}' -> close(at);
            case '\n' -> nextLine(at);
            case '\r' -> {
                if (!text.startsWith("\n", at + 1)) {
                    nextLine(at);
                }
            }
            default -> {}
        }
    }

    private void close(int at) {
        if (open.isEmpty()) {
            return;
        }
        Opening closed = open.pop();
        String indent = indent(lineStart);
        if (lineStart + indent.length() != at) {
            return;
        }
        if (indent.equals(closed.indent)) {
            suspect = open.size() < depthOfSuspect ? null : suspect;
        } else if (suspect == null) {
            suspect = closed;
            depthOfSuspect = open.size();
        }
    }

    private void nextLine(int at) {
        line++;
        lineStart = at + 1;
    }

    private String indent(int start) {
        int end = start;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(start, end);
    }

    /** Where the string or comment ends that begins at {@code at}; {@code at}, if none does. */
    private int endOfPassage(int at) {
        if (text.startsWith("//", at)) {
            return endOfLine(at);
        }
        if (text.startsWith("/*", at)) {
            return counted(at, after("*/", at + 2));
        }
        if (text.startsWith("\"\"\"", at)) {
            return counted(at, after("\"\"\"", at + 3));
        }
        char first = text.charAt(at);
        return first == '"' || first == '\'' ? endOfLiteral(at, first) : at;
    }

    private int endOfLiteral(int at, char quote) {
        int end = endOfLine(at);
        for (int next = at + 1; next < end; next++) {
            if (text.charAt(next) == '\\') {
                next++;
            } else if (text.charAt(next) == quote) {
                return next + 1;
            }
        }
        return end;
    }

    private int endOfLine(int at) {
        int end = at;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    private int after(String mark, int at) {
        int found = text.indexOf(mark, at);
        while (mark.equals("\"\"\"") && found > 0 && text.charAt(found - 1) == '\\') {
            found = text.indexOf(mark, found + 1);
        }
        return found < 0 ? text.length() : found + mark.length();
    }

    /** {@code end}, with the lines that end before it counted. */
    private int counted(int start, int end) {
        for (int at = start; at < end; at++) {
            char each = text.charAt(at);
            if (each == '\n' || each == '\r') {
                take(at);
            }
        }
        return end;
    }
}
