package com.hissabbook.classification;

import com.hissabbook.rule.Condition;
import com.hissabbook.rule.WrittenCondition;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Keeps a condition as JSON, with a mapper of its own: how the API writes JSON does not change what is stored. */
@Converter
class ConditionAsJson implements AttributeConverter<Condition, String> {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> FORM = new TypeReference<>() {};

    @Override
    public @Nullable String convertToDatabaseColumn(@Nullable Condition condition) {
        return condition == null ? null : JSON.writeValueAsString(WrittenCondition.of(condition));
    }

    @Override
    public @Nullable Condition convertToEntityAttribute(@Nullable String json) {
        return json == null ? null : read(json);
    }

    static Condition read(String json) {
        return WrittenCondition.read("condition", JSON.readValue(json, FORM));
    }
}
