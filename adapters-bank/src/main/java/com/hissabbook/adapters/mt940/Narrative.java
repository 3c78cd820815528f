package com.hissabbook.adapters.mt940;

import com.hissabbook.adapters.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Field 86, information to the account owner: free text, or structured by subfields of a mark and two digits (German Banking Industry
 * Committee, DFÜ agreement, annex 3, chapter 8; other countries use other marks), or by words between slashes.
 *
 * @param text what a person should read
 * @param counterparty the other party's name, if it stands apart
 */
record Narrative(String text, Optional<String> counterparty) {

    /** From here on a line or subfield is full, and the word at its end goes on in the next one. */
    private static final int FULL_LINE = 65;

    private static final int FULL_SUBFIELD = 27;

    /** A code of three digits and a first subfield; without the code only where the subfield cannot be text. */
    private static final Pattern CODED = Pattern.compile(
            "\\d{3}(?<mark>[?<>~^|])\\d\\d.*|\\d{3}(?<rare>[+@])(?:00|10).*|(?<bare>[?~^])(?:00|10|20).*",
            Pattern.DOTALL);

    private static final Pattern NAME = Pattern.compile("/NAME/([^/]+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern PARTY = Pattern.compile("/CNTP/[^/]*/[^/]*/([^/]+)", Pattern.CASE_INSENSITIVE);
    private static final int NAME_FIELD = 32;
    private static final int NAME_GOES_ON = 33;

    /** Journal number, bank, account, text key, IBAN, the last: numbers that the raw text keeps. Any other only looks like a subfield. */
    private static final Set<Integer> KNOWN_APART = Set.of(10, 30, 31, 34, 38, 99);

    static Narrative of(List<String> lines) {
        String joined = String.join("", lines);
        Matcher coded = CODED.matcher(joined);
        if (!coded.matches()) {
            return ofText(lines);
        }
        return Stream.of("mark", "rare", "bare")
                .filter(name -> coded.group(name) != null)
                .findFirst()
                .map(name -> ofSubfields(joined.substring(coded.start(name) + 1), coded.group(name)))
                .orElseThrow();
    }

    private static Narrative ofText(List<String> lines) {
        StringBuilder text = new StringBuilder();
        int before = 0;
        for (String line : lines) {
            text.append(text.isEmpty() || before >= FULL_LINE ? "" : " ").append(line);
            before = line.length();
        }
        Matcher name = NAME.matcher(text);
        Matcher party = PARTY.matcher(text);
        Optional<String> counterparty = party.find()
                ? Optional.of(party.group(1))
                : Optional.of(name).filter(Matcher::find).map(found -> found.group(1));
        return new Narrative(Texts.squeezed(text.toString()), tidy(counterparty));
    }

    private static Narrative ofSubfields(String text, String mark) {
        StringBuilder kind = new StringBuilder();
        StringBuilder purpose = new StringBuilder();
        StringBuilder name = new StringBuilder();
        int before = 0;
        for (String part : text.split(Pattern.quote(mark) + "(?=\\d\\d)", -1)) {
            int number = Integer.parseInt(part.substring(0, 2));
            String value = part.substring(2);
            if (number == 0) {
                kind.append(value);
            } else if (isPurpose(number)) {
                purpose.append(purpose.isEmpty() || before >= FULL_SUBFIELD ? "" : " ")
                        .append(value);
                before = value.length();
            } else if (number == NAME_FIELD || number == NAME_GOES_ON) {
                name.append(value);
            } else if (!KNOWN_APART.contains(number)) {
                purpose.append(mark).append(part);
                before = value.length();
            }
        }
        return new Narrative(
                Texts.joined(Texts.squeezed(kind.toString()), Texts.squeezed(purpose.toString())),
                tidy(Optional.of(name.toString())));
    }

    /** The purpose's own subfields, and those for whom somebody else pays or is paid. */
    private static boolean isPurpose(int subfield) {
        return subfield >= 20 && subfield < 30 || subfield >= 35 && subfield < 38 || subfield >= 60 && subfield < 70;
    }

    private static Optional<String> tidy(Optional<String> name) {
        return name.map(Texts::squeezed).filter(found -> !found.isEmpty());
    }
}
