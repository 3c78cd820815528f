package com.hissabbook.banking;

/** A writer found that another one, or a person, has moved the import on. It stops; nothing of its transaction stays. */
public final class FencedOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public FencedOff(ImportId id, String what) {
        super("import " + id + " has moved on: " + what);
    }
}
