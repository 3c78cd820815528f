package com.hissabbook.workflows;

import com.hissabbook.kernel.MasterKey;
import io.temporal.common.converter.CodecDataConverter;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DefaultDataConverter;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Temporal's payloads have a converter of their own: they are sealed, and their JSON is not the API's. */
@Configuration
@EnableScheduling
class TemporalConfiguration {

    @Bean
    DataConverter mainDataConverter(MasterKey masterKey) {
        return new CodecDataConverter(
                DefaultDataConverter.newDefaultInstance(), List.of(new SealedPayloads(masterKey)), true);
    }
}
