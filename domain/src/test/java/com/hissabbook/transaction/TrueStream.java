package com.hissabbook.transaction;

import com.hissabbook.transaction.Importing.Told;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What really happened on one account, and the files that its bank and its owner make of it. Few days, few amounts, few texts: identical lines are
 * common.
 */
final class TrueStream {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);

    private final String number;
    private final Random random;
    private final Ids ids;
    private final List<Event> events = new ArrayList<>();
    private int exported;

    /** Which happenings have an id of the bank, in every file alike. */
    enum Ids {
        ALL,
        SOME,
        NONE
    }

    TrueStream(String number, Random random, Ids ids) {
        this.number = number;
        this.random = random;
        this.ids = ids;
        boolean balances = random.nextInt(3) == 0;
        long balance = 100_000;
        for (int day = 0; day < 3; day++) {
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                Told told = Told.of(
                        FIRST.plusDays(day),
                        random.nextBoolean() ? -350 : -100 * (1 + random.nextInt(3)),
                        "Shop " + random.nextInt(2));
                balance += told.cents();
                boolean hasId = ids == Ids.ALL || ids == Ids.SOME && random.nextBoolean();
                Told withId = hasId ? told.withId("F" + events.size()) : told;
                events.add(new Event(number, events.size(), balances ? withId.leaving(balance) : withId));
            }
        }
    }

    /** One thing that happened. */
    record Event(String account, int no, Told told) {

        String fact() {
            return account + " " + told.day() + " " + told.cents() + " " + CanonicalDescription.of(told.text());
        }
    }

    /** The lines of one file. */
    record Cut(List<Event> events) {

        List<Told> told() {
            return events.stream().map(Event::told).toList();
        }
    }

    String number() {
        return number;
    }

    Cut cut() {
        return switch (random.nextInt(ids == Ids.ALL ? 4 : 3)) {
            case 0 -> sinceTheLast();
            case 1 -> anyWindow();
            case 2 -> newestFirst(anyWindow());
            default -> anySelection();
        };
    }

    /** What came after the last export of this kind; from the beginning again when all was exported. */
    private Cut sinceTheLast() {
        int from = exported == events.size() ? 0 : exported;
        exported = from + 1 + random.nextInt(events.size() - from);
        return new Cut(events.subList(from, exported));
    }

    /** From anywhere to anywhere, also within a day. */
    private Cut anyWindow() {
        int from = random.nextInt(events.size());
        return new Cut(events.subList(from, from + 1 + random.nextInt(events.size() - from)));
    }

    private static Cut newestFirst(Cut cut) {
        return new Cut(cut.events().reversed());
    }

    /** With the bank's ids even single lines in any order may come. */
    private Cut anySelection() {
        List<Event> part = new ArrayList<>(
                events.stream().filter(event -> random.nextInt(3) == 0).toList());
        Collections.shuffle(part, random);
        return new Cut(part);
    }
}
