package com.hissabbook.banking;

import com.hissabbook.statement.CsvProfile;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a layout as the JSON of its records, with a mapper of its own: how the API writes JSON does not change what is stored. */
@Converter
class CsvLayoutAsJson implements AttributeConverter<CsvProfile, String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable CsvProfile layout) {
        return layout == null ? null : JSON.writeValueAsString(layout);
    }

    @Override
    public @Nullable CsvProfile convertToEntityAttribute(@Nullable String json) {
        return json == null ? null : JSON.readValue(json, CsvProfile.class);
    }
}
