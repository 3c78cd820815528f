package com.hissabbook.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hissabbook.banking.ImportState;
import com.hissabbook.workflows.imports.ImportRef;
import com.hissabbook.workflows.imports.ImportStatementWorkflow;
import com.hissabbook.workflows.imports.ImportSteps;
import com.hissabbook.workflows.steps.StepOptions;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that began before the workflows were changed goes on after it: histories of then are replayed by the code of now. */
class RecordedHistoriesTest {

    static List<Path> recorded() throws IOException {
        return Histories.recorded();
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void goesOnWithWhatBeganThen(Path history) throws Exception {
        Histories.replay(Histories.read(history));
    }

    @Test
    void wouldNoticeAWorkflowWhoseStepsChangedPlaces() throws IOException {
        var imported = recorded().stream()
                .filter(file -> file.endsWith("import-straight.json"))
                .toList();

        assertThat(imported).isNotEmpty();
        for (Path file : imported) {
            var history = Histories.read(file);
            assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(history, StagesFirst.class))
                    .hasStackTraceContaining("NonDeterministic");
        }
    }

    /** The import as somebody might have changed it without a thought for what is under way: it looks at the file last. */
    public static class StagesFirst extends ImportStatementWorkflow {

        private final ImportSteps steps = Workflow.newActivityStub(ImportSteps.class, StepOptions.LONG);

        @Override
        public ImportState run(ImportRef ref) {
            steps.stage(ref);
            steps.inspect(ref);
            steps.plan(ref);
            steps.post(ref);
            return steps.settle(ref);
        }
    }
}
