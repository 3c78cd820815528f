package com.hissabbook.workflows;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import com.hissabbook.workflows.applications.ApplyToThePastWorkflow;
import com.hissabbook.workflows.imports.ImportStatementWorkflow;
import com.hissabbook.workflows.replay.ReplayFileWorkflow;
import com.hissabbook.workflows.undo.UndoImportWorkflow;
import io.temporal.api.common.v1.Payload;
import io.temporal.api.history.v1.History;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What Temporal keeps of a run, unsealed, as a file beside the tests. */
final class Histories {

    /** One folder for each time that the workflows changed; none is taken away while a run of its time may be open. */
    static final Path FOLDER = Path.of("src/test/resources/histories");

    private Histories() {}

    /** All that were ever recorded. */
    static List<Path> recorded() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    static WorkflowExecutionHistory read(Path file) throws IOException {
        return WorkflowExecutionHistory.fromJson(Files.readString(file));
    }

    /** Fails where the workflows of today would not do what the history tells. */
    static void replay(WorkflowExecutionHistory history) throws Exception {
        WorkflowReplayer.replayWorkflowExecution(
                history,
                ImportStatementWorkflow.class,
                UndoImportWorkflow.class,
                ApplyToThePastWorkflow.class,
                ReplayFileWorkflow.class);
    }

    /** The same history with its payloads in the clear, and without the names of processes. */
    static WorkflowExecutionHistory unsealed(WorkflowExecutionHistory history, PayloadCodec codec) {
        return new WorkflowExecutionHistory(
                (History) unsealed((Message) history.getHistory(), codec),
                history.getWorkflowExecution().getWorkflowId());
    }

    private static Message unsealed(Message message, PayloadCodec codec) {
        if (message instanceof Payload payload) {
            return codec.decode(List.of(payload)).getFirst();
        }
        Message.Builder builder = message.toBuilder();
        message.getAllFields().forEach((field, value) -> {
            if (field.getName().equals("identity")) {
                builder.clearField(field);
            }
            if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
                return;
            }
            if (field.isRepeated()) {
                List<?> values = (List<?>) value;
                for (int n = 0; n < values.size(); n++) {
                    builder.setRepeatedField(field, n, unsealed((Message) values.get(n), codec));
                }
            } else {
                builder.setField(field, unsealed((Message) value, codec));
            }
        });
        return builder.build();
    }
}
