package com.hissabbook.workflows.steps;

import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By what an operator finds workflows: the organisation, and how far its process is. Kept in the clear by the Temporal server, so ids and
 * states alone; no name, text or amount.
 */
public final class ForOperators {

    /** Whose the process is: an organisation's id. */
    public static final SearchAttributeKey<String> TENANT = SearchAttributeKey.forKeyword("HissabTenant");

    /** How far it is, as the API tells it; {@code STARTED} before its first step is over. */
    public static final SearchAttributeKey<String> STATE = SearchAttributeKey.forKeyword("HissabState");

    private ForOperators() {}

    /** What a workflow is found by from its first moment on. */
    public static SearchAttributes ofNew(String tenantId) {
        return SearchAttributes.newBuilder()
                .set(TENANT, tenantId)
                .set(STATE, "STARTED")
                .build();
    }

    /** Within a workflow. Says nothing where the workflow was begun without: then its server does not know these attributes. */
    public static void tell(Enum<?> state) {
        if (Workflow.getTypedSearchAttributes().containsKey(TENANT)) {
            Workflow.upsertTypedSearchAttributes(STATE.valueSet(state.name()));
        }
    }

    /** Within a workflow: what it waits for, in Temporal's own page. Nothing of it is kept in the history. */
    public static void waits(String what, @Nullable Instant since, @Nullable Instant until) {
        Workflow.setCurrentDetails(
                what + (since == null ? "" : "; since " + since) + (until == null ? "" : ", expires at " + until));
    }
}
