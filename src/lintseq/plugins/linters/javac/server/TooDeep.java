/** A program nests brackets deeper than people do. */
final class TooDeep extends RuntimeException {
    private static final long serialVersionUID = 1;
}
