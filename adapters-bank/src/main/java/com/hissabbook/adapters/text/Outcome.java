package com.hissabbook.adapters.text;

/** A field that could be read, or the reason why it could not. */
public sealed interface Outcome<T> {

    record Good<T>(T value) implements Outcome<T> {}

    /**
     * @param code stable reason
     * @param reason plain words that name what stands there and what would be right
     */
    record Bad<T>(String code, String reason) implements Outcome<T> {}
}
