package com.hissabbook.architecture;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What may stand in a repository that anybody can read: nobody's folders, no registry, no secret. */
final class PublicText {

    /** Written so that no pattern matches itself. */
    private static final Map<String, Pattern> EVERYWHERE = new LinkedHashMap<>();

    static {
        EVERYWHERE.put(
                "a folder of somebody's machine",
                Pattern.compile("(?<![\\w.$}\\])-])/(?:home|Users|root|work)/[\\w.]|\\b[C-Z]:\\\\{1,2}Users\\\\"));
        EVERYWHERE.put("a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY"));
        EVERYWHERE.put("a signed token", Pattern.compile("\\beyJ[\\w-]{10,}\\.eyJ[\\w-]{10,}"));
        EVERYWHERE.put(
                "a provider's key",
                Pattern.compile(
                        "\\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_\\w{30,}|xox[abprs]-[\\w-]{10,}|sk_live_\\w{16,}|AIza[\\w-]{30,})"));
        EVERYWHERE.put(
                "a secret",
                Pattern.compile(
                        "(?i)(?:password|passwd|secret|token|api[_-]?key|master[_-]?key)[\"']?\\s*[:=]\\s*[\"']?"
                                + "(?=[\\w+/=-]*\\d)(?=[\\w+/=-]*[a-z])[\\w+/-]{20,}={0,2}(?![\\w(.])"));
        EVERYWHERE.put("credentials in an address", Pattern.compile("://[\\w.-]+:[^\\s@/${<\"']{3,}@"));
    }

    private static final Pattern BUILD_FILE = Pattern.compile(
            "(?:.*/)?(?:pom\\.xml|settings\\.xml|package(?:-lock)?\\.json|\\.npmrc|yarn\\.lock|pnpm-lock\\.yaml|go\\.(?:mod|sum)"
                    + "|requirements[^/]*\\.txt|[^/]*\\.lock|[^/]*\\.gradle(?:\\.kts)?|maven-wrapper\\.properties|pip\\.conf)");

    /** Addresses that name a format, not a place to fetch from. */
    private static final Pattern ADDRESS =
            Pattern.compile("https?://(?!maven\\.apache\\.org/(?:POM|xsd)/|www\\.w3\\.org/)[\\w.-]+");

    private PublicText() {}

    static List<String> breaches(String name, String text) {
        List<String> found = new ArrayList<>();
        EVERYWHERE.forEach((what, pattern) -> report(name, text, what, pattern, found));
        if (BUILD_FILE.matcher(name).matches()) {
            report(name, text, "a registry's host", ADDRESS, found);
        }
        return found;
    }

    private static void report(String name, String text, String what, Pattern pattern, List<String> found) {
        Matcher hit = pattern.matcher(text);
        while (hit.find()) {
            long line = 1
                    + text.substring(0, hit.start())
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            found.add(name + ":" + line + " holds " + what);
        }
    }
}
