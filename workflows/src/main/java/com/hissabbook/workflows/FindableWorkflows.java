package com.hissabbook.workflows;

import com.hissabbook.workflows.steps.ForOperators;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Whether the server finds workflows by {@link ForOperators our attributes}: it is told of them once, before the first workflow is started.
 * A server that does not take them (no right, no such service) runs the workflows without.
 */
@Component
class FindableWorkflows {

    private static final Logger LOG = LoggerFactory.getLogger(FindableWorkflows.class);
    private static final Set<String> NAMES = Set.of(ForOperators.TENANT.getName(), ForOperators.STATE.getName());

    /** The server cannot be asked now; it may be later. */
    private static final Set<Status.Code> AWAY =
            Set.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED, Status.Code.CANCELLED);

    private final WorkflowClient client;
    private volatile Known known = Known.NOT_ASKED;

    FindableWorkflows(WorkflowClient client) {
        this.client = client;
    }

    /** @throws StatusRuntimeException the server is away */
    boolean supported() {
        if (known == Known.NOT_ASKED) {
            known = ask();
        }
        return known == Known.YES;
    }

    private Known ask() {
        var options = OperatorServiceStubsOptions.newBuilder()
                .setChannel(client.getWorkflowServiceStubs().getRawChannel())
                .validateAndBuildWithDefaults();
        OperatorServiceStubs operator = OperatorServiceStubs.newServiceStubs(options);
        String namespace = client.getOptions().getNamespace();
        try {
            if (!attributes(operator, namespace).containsAll(NAMES)) {
                register(operator, namespace);
            }
            return Known.YES;
        } catch (StatusRuntimeException refused) {
            if (AWAY.contains(refused.getStatus().getCode())) {
                throw refused;
            }
            LOG.warn(
                    "the Temporal server does not take the search attributes {} ({}): workflows run, but cannot be found by organisation or state",
                    NAMES,
                    refused.getStatus().getCode());
            return Known.NO;
        }
    }

    private static Set<String> attributes(OperatorServiceStubs operator, String namespace) {
        return operator.blockingStub()
                .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                        .setNamespace(namespace)
                        .build())
                .getCustomAttributesMap()
                .keySet();
    }

    private static void register(OperatorServiceStubs operator, String namespace) {
        var request = AddSearchAttributesRequest.newBuilder().setNamespace(namespace);
        for (String name : List.copyOf(NAMES)) {
            request.putSearchAttributes(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD);
        }
        operator.blockingStub().addSearchAttributes(request.build());
    }

    private enum Known {
        NOT_ASKED,
        YES,
        NO
    }
}
