package com.hissabbook;

import org.springframework.core.env.Environment;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.TypeFilter;

/** Leaves {@code com.hissabbook.api} out of the component scan of a process without the role {@code api}. */
class ApiOnlyInItsRole implements TypeFilter {

    private final boolean left;

    ApiOnlyInItsRole(Environment environment) {
        this.left = !Roles.of(environment).api();
    }

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory factory) {
        return left && type.getClassMetadata().getClassName().startsWith("com.hissabbook.api.");
    }
}
