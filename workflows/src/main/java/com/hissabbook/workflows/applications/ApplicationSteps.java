package com.hissabbook.workflows.applications;

import com.hissabbook.classification.Application;
import io.temporal.activity.ActivityInterface;

/** The steps of an application of rules. Each may run again after a crash. */
@ActivityInterface(namePrefix = "Application-")
public interface ApplicationSteps {

    /** Writes entries in ranges, or reverses them, as the application's state says, until nothing remains or a person stops it. */
    void carryOut(ApplicationRef ref);

    /** The application's state follows. */
    Application.State settle(ApplicationRef ref);
}
