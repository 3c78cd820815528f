package com.hissabbook.architecture;

import com.sun.source.util.TreePath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Javadoc of a module's {@code package-info.java}. */
record FrontPage(String text) {

    static FrontPage of(SourceFile source) {
        var unit = new TreePath(source.unit());
        return new FrontPage(
                source.javadoc(new TreePath(unit, source.unit().getPackage())).orElse(""));
    }

    /** What follows {@code <b>name:</b>}, as one plain line; empty where the page says nothing of it. */
    String part(String name) {
        Matcher part = Pattern.compile("<b>" + name + ":</b>(.*?)(?=<p>|$)", Pattern.DOTALL)
                .matcher(text);
        return part.find() ? plain(part.group(1)) : "";
    }

    /** The first sentence. */
    String purpose() {
        return plain(text).replaceFirst("\\. .*", ".");
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@link\\s+(?:[\\w.]+\\.)?([^}]*)}", "`$1`")
                .replaceAll("\\{@\\w+\\s+([^}]*)}", "`$1`")
                .replaceAll("<[^>]*>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
