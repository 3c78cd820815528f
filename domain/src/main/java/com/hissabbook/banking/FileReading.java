package com.hissabbook.banking;

import com.hissabbook.statement.ReadOptions;
import com.hissabbook.statement.StatementReader;
import com.hissabbook.statement.StatementSource;
import java.time.LocalDate;

/**
 * Everything needed to read an import's file once more.
 *
 * @param stagedThrough number of the last record whose row is committed; reading skips up to it
 * @param latestDay the last day a booked line may have; a later one is rejected as lying in the future
 */
public record FileReading(
        ImportId id,
        StatementSource source,
        StatementReader reader,
        ReadOptions options,
        int stagedThrough,
        LocalDate latestDay) {}
