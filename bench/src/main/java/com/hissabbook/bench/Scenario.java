package com.hissabbook.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;

/** A series of measurements that yields some figures. */
interface Scenario {

    Set<Figure> figures();

    /** Adds each of {@link #figures} to the report, or fails. */
    void measure(Lab lab, Report report) throws SQLException, IOException;
}
