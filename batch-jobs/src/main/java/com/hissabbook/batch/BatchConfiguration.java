package com.hissabbook.batch;

import org.springframework.batch.core.configuration.annotation.EnableBatchProcessing;
import org.springframework.batch.core.configuration.annotation.EnableJdbcJobRepository;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.annotation.Isolation;

/**
 * Batch's metadata lies in the same database under the same transaction manager as the rows: that they commit together is what fences
 * off a writer that was taken for dead.
 */
@Configuration
@EnableBatchProcessing
@EnableJdbcJobRepository(tablePrefix = "batch.", isolationLevelForCreate = Isolation.READ_COMMITTED)
class BatchConfiguration {}
