package com.hissabbook.api.profiles;

import com.hissabbook.api.http.HttpRefusal;
import com.hissabbook.kernel.Refused;
import com.hissabbook.statement.CsvProfile;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a layout from JSON. What the profile's own checks say of it reaches the person who wrote it, which it would not from a request
 * body; what decides how amounts and days are read must be said, and is never a default.
 */
@Component
public class Layouts {

    private static final List<String> SAID =
            List.of("encoding", "delimiter", "header", "dateColumn", "dateFormats", "amount", "decimalMark");
    private static final List<String> EMPTY_UNLESS_SAID = List.of("descriptionColumns", "ignoredRows", "pendingRows");

    private final JsonMapper json;

    Layouts(JsonMapper json) {
        this.json = json;
    }

    /**
     * @throws HttpRefusal 400 that names a field which is missing, unknown or not of its type
     * @throws Refused {@code invalid-layout} in the words of {@link CsvProfile}
     */
    public CsvProfile read(ObjectNode sent) {
        ObjectNode layout = sent.deepCopy();
        for (String field : SAID) {
            if (!layout.hasNonNull(field)) {
                throw HttpRefusal.field("layout." + field, "is missing");
            }
        }
        for (String field : EMPTY_UNLESS_SAID) {
            if (!layout.hasNonNull(field)) {
                layout.set(field, json.createArrayNode());
            }
        }
        if (!layout.hasNonNull("skipLines")) {
            layout.put("skipLines", 0);
        }
        try {
            return json.treeToValue((JsonNode) layout, CsvProfile.class);
        } catch (DatabindException unfitting) {
            if (unfitting.getCause() instanceof IllegalArgumentException inItsWords) {
                throw Refused.invalid("invalid-layout", "The layout cannot be used: " + inItsWords.getMessage() + ".");
            }
            throw HttpRefusal.field(path(unfitting), "is missing, unknown or not of the expected type");
        }
    }

    private static String path(DatabindException unfitting) {
        return unfitting.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "[" + step.getIndex() + "]" : "." + step.getPropertyName())
                .collect(Collectors.joining("", "layout", ""));
    }
}
