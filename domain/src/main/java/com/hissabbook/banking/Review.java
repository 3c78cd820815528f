package com.hissabbook.banking;

/** When a person looks at the plan before it is carried out. */
public enum Review {
    AUTO,
    ALWAYS
}
