package com.hissabbook.kernel;

/**
 * A request that the domain does not carry out, with a stable code for programs and a sentence for people that names the place and
 * the remedy. Nothing was changed. The HTTP layer turns it into an RFC 9457 problem; elsewhere it means "give up, do not retry".
 */
public final class Refused extends RuntimeException {

    /** What kind of refusal it is; the HTTP layer maps each to one status. */
    public enum Kind {
        INVALID,
        NOT_FOUND,
        FORBIDDEN,
        CONFLICT,
        STALE,
        TOO_LARGE,
        UNAVAILABLE
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String code;

    /**
     * @param code stable, lower case with hyphens, such as {@code unknown-account}
     * @param detail plain words for the person who asked; no personal data of others
     */
    public Refused(Kind kind, String code, String detail) {
        super(detail);
        this.kind = kind;
        this.code = code;
    }

    public static Refused notFound(String what) {
        return new Refused(
                Kind.NOT_FOUND,
                "not-found",
                "There is no such " + what + " here. Check the id and the organisation in the address.");
    }

    public static Refused invalid(String code, String detail) {
        return new Refused(Kind.INVALID, code, detail);
    }

    public static Refused conflict(String code, String detail) {
        return new Refused(Kind.CONFLICT, code, detail);
    }

    /** @param what a person sees, such as {@code rule} */
    public static Refused stale(String what) {
        return new Refused(
                Kind.STALE, "stale", "The " + what + " was changed meanwhile. Read it again and repeat the edit.");
    }

    public Kind kind() {
        return kind;
    }

    public String code() {
        return code;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
