package com.hissabbook.statement;

/** Takes what a reader finds, in file order. */
@FunctionalInterface
public interface StatementSink {

    void accept(StatementEvent event);
}
