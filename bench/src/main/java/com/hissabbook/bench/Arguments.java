package com.hissabbook.bench;

import com.hissabbook.embedded.CannotStart;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** {@code APP_JAR} and options after it: {@code --name} or {@code --name value}. */
record Arguments(Path appJar, Map<String, String> options, String usage) {

    static Arguments parse(String[] words, String usage) {
        if (words.length == 0 || words[0].startsWith("--")) {
            throw new CannotStart(usage);
        }
        Map<String, String> options = new HashMap<>();
        for (int n = 1; n < words.length; n++) {
            if (!words[n].startsWith("--")) {
                throw new CannotStart("Unknown word " + words[n] + ". " + usage);
            }
            boolean valued = n + 1 < words.length && !words[n + 1].startsWith("--");
            options.put(words[n], valued ? words[n + 1] : "");
            n += valued ? 1 : 0;
        }
        return new Arguments(Path.of(words[0]), options, usage);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    String text(String option, String otherwise) {
        return options.getOrDefault(option, otherwise);
    }

    int number(String option, int otherwise) {
        String text = options.getOrDefault(option, "");
        try {
            return text.isEmpty() ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new CannotStart(option + " is \"" + text + "\", which is no number. " + usage, e);
        }
    }
}
