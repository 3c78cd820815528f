package com.hissabbook.api.http;

import org.springframework.boot.jackson.JacksonComponent;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.jdk.StringDeserializer;

/**
 * Refuses text in a JSON body that could not be kept as it was sent: PostgreSQL's text holds no NUL, and half of a surrogate pair is no
 * character (Unicode 17, section 3.8), so it would be stored as a question mark.
 */
@JacksonComponent
class StorableText extends ValueDeserializer<String> {

    static final String REFUSAL = "holds NUL or half of a surrogate pair, which is not text";

    static boolean isRefusal(DatabindException failure) {
        return REFUSAL.equals(failure.getOriginalMessage());
    }

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) {
        String text = StringDeserializer.instance.deserialize(json, context);
        if (text.codePoints().anyMatch(StorableText::isNoText)) {
            context.reportInputMismatch(String.class, REFUSAL);
        }
        return text;
    }

    private static boolean isNoText(int codePoint) {
        return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}
