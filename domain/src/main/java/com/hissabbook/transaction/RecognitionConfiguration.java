package com.hissabbook.transaction;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What lines are recognised by. */
@Configuration(proxyBeanMethods = false)
class RecognitionConfiguration {

    @Bean
    @ConditionalOnMissingBean
    LineDigest lineDigest() {
        return LineDigest.CURRENT;
    }
}
