package com.hissabbook.transaction;

import com.hissabbook.transaction.Importing.Statement;
import com.hissabbook.transaction.Importing.Told;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is bought on one account over some days: each purchase is pending for some days and then booked, or vanishes; two equal ones on a day may
 * take different times. A file speaks as of a day: the bookings since some day, and all that is pending.
 */
final class PendingStream {

    static final int DAYS = 12;
    private static final int LONGEST = 4;
    private static final LocalDate FIRST = LocalDate.of(2026, 4, 1);

    private final String number;
    private final Random random;
    private final boolean ids;
    private final List<Purchase> purchases = new ArrayList<>();

    PendingStream(String number, Random random, boolean ids) {
        this.number = number;
        this.random = random;
        this.ids = ids;
        for (int day = 0; day < DAYS; day++) {
            int kinds = random.nextInt(3);
            for (int kind = 0; kind < kinds; kind++) {
                boolean vanishes = random.nextInt(5) == 0;
                boolean coffee = random.nextInt(3) == 0;
                String text = coffee ? "Coffee " + day : "Shop " + day + " " + kind;
                for (int i = 0; i <= (coffee ? random.nextInt(2) : 0); i++) {
                    purchases.add(new Purchase(
                            purchases.size(),
                            day,
                            1 + random.nextInt(LONGEST),
                            vanishes,
                            -350 - (coffee ? 0 : kind),
                            text));
                }
                if (coffee) {
                    break;
                }
            }
        }
        // A list that holds nothing cannot be told from no list, and drops nothing.
        purchases.add(new Purchase(purchases.size(), DAYS - 1, 1, false, -100, "Last"));
    }

    private record Purchase(int no, int day, int days, boolean vanishes, long cents, String text) {

        boolean pendingOn(int asOf) {
            return day <= asOf && asOf < day + days;
        }

        boolean bookedOn(int asOf) {
            return !vanishes && day + days <= asOf;
        }

        String fact() {
            return FIRST.plusDays(day) + " " + cents + " " + text.toUpperCase(java.util.Locale.ROOT);
        }
    }

    String number() {
        return number;
    }

    /** Any day, bookings of some days before it at least, in any order: what was just booked is told beside what is pending still. */
    Statement cut() {
        int asOf = random.nextInt(DAYS);
        return statement(random.nextInt(Math.max(1, asOf - LONGEST + 1)), asOf);
    }

    /** All of it, as of the last day. */
    Statement whole() {
        return statement(0, DAYS - 1);
    }

    private Statement statement(int from, int asOf) {
        List<Told> lines = Stream.concat(
                        purchases.stream()
                                .filter(one -> one.bookedOn(asOf) && one.day() + one.days() >= from)
                                .map(one -> Told.of(FIRST.plusDays(one.day() + one.days()), one.cents(), one.text())
                                        .withId(number + "-" + one.no())),
                        purchases.stream().filter(one -> one.pendingOn(asOf)).map(this::pending))
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(lines, random);
        return new Statement(
                Optional.of(number), lines, Optional.of(FIRST.plusDays(from)), Optional.of(FIRST.plusDays(asOf)));
    }

    private Told pending(Purchase one) {
        Told told = Told.of(FIRST.plusDays(one.day()), one.cents(), one.text()).pending();
        return ids ? told.withId(number + "-" + one.no()) : told;
    }

    /** The states that these files must end in, if the whole is among them. */
    List<String> states(List<Statement> files) {
        return purchases.stream().collect(Collectors.groupingBy(Purchase::fact)).entrySet().stream()
                .flatMap(alike -> states(alike.getKey(), alike.getValue(), files))
                .toList();
    }

    private Stream<String> states(String fact, List<Purchase> alike, List<Statement> files) {
        int open = (int) alike.stream().filter(one -> one.pendingOn(DAYS - 1)).count();
        Function<Statement, Stream<Told>> told = file -> file.lines().stream()
                .filter(line -> line.equals(line.pending()))
                .filter(line -> fact.equals(
                        line.day() + " " + line.cents() + " " + line.text().toUpperCase(java.util.Locale.ROOT)));
        int known = ids
                ? (int) files.stream().flatMap(told).distinct().count()
                : files.stream()
                        .mapToInt(file -> (int) told.apply(file).count())
                        .max()
                        .orElse(0);
        String ended = alike.getFirst().vanishes() ? "DROPPED" : "POSTED";
        return Stream.concat(
                Collections.nCopies(open, number + " PENDING " + fact).stream(),
                Collections.nCopies(known - open, number + " " + ended + " " + fact).stream());
    }

    /** What the ledger must hold. */
    long booked() {
        return purchases.stream()
                .filter(one -> one.bookedOn(DAYS - 1))
                .mapToLong(Purchase::cents)
                .sum();
    }
}
