package com.hissabbook;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurationExcludeFilter;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/**
 * HissabBook: one program in roles ({@link Roles}). Apart from the last filter it is a plain Spring Boot application; the filter keeps
 * the HTTP API out of a process that has no web server.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan(
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = AutoConfigurationExcludeFilter.class),
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = ApiOnlyInItsRole.class)
        })
public class Application {

    public static void main(String[] args) {
        if (Roles.of(args).migrateOnly()) {
            migrate(args);
        } else {
            SpringApplication.run(Application.class, args);
        }
    }

    /** Brings the database up to date and ends: nothing but Liquibase is started. A failure ends the process with a code above 0. */
    private static void migrate(String[] args) {
        new SpringApplicationBuilder(Migration.class)
                .web(WebApplicationType.NONE)
                .run(args)
                .close();
    }
}
