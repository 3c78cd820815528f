package com.hissabbook.adapters.qif;

import com.hissabbook.adapters.text.NumberStyle;
import com.hissabbook.adapters.text.Utf8Check;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What only the whole file tells: its character set, the order of its dates, the style of its numbers, and how many accounts it holds. */
final class Survey {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private final Utf8Check utf8 = new Utf8Check();
    private final Set<String> accounts = new HashSet<>();
    private final Map<DateOrder, Integer> readable = new EnumMap<>(DateOrder.class);
    private NumberStyle style = NumberStyle.UNKNOWN;
    private long nuls;
    private long records;
    private long investments;
    private int dates;
    private boolean apostrophes;
    private boolean dayOrMonthDecides;
    private boolean yearFirst;
    private Optional<DateOrder> decided = Optional.empty();
    private boolean cardsRise;
    private boolean cardsFall;
    private Optional<Boolean> cardsReversed = Optional.empty();

    private Survey() {}

    static Survey of(InputStream in) throws IOException {
        Survey survey = new Survey();
        // Letters, digits and marks are ASCII; names do not matter here.
        Items items = new Items(new InputStreamReader(survey.counted(in), StandardCharsets.ISO_8859_1));
        Place place = new Place();
        for (Optional<Item> item = items.next(); item.isPresent(); item = items.next()) {
            switch (item.get()) {
                case Item.Header header -> place.enter(header);
                case Item.Record record -> survey.look(record, place);
            }
        }
        return survey;
    }

    private void look(Item.Record record, Place place) {
        switch (place.section()) {
            case ACCOUNTS -> place.name(record);
            case INVESTMENTS -> investments++;
            case LISTS -> {}
            case TRANSACTIONS -> {
                if (!record.fields().isEmpty()) {
                    records++;
                    accounts.add(place.account());
                    date(record.field('D'));
                    if (place.isCard()) {
                        cardAmount(record.field('T').isEmpty() ? record.field('U') : record.field('T'));
                    }
                    record.fields().stream()
                            .filter(field -> "TU$".indexOf(field.letter()) >= 0)
                            .forEach(field -> style = style.and(NumberStyle.provenBy(field.value())));
                }
            }
        }
    }

    private void cardAmount(String text) {
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        cardsFall |= !zero && text.startsWith("-");
        cardsRise |= !zero && !text.startsWith("-");
    }

    private void date(String text) {
        boolean any = false;
        for (DateOrder order : DateOrder.values()) {
            if (order.read(text, false).isPresent()) {
                readable.merge(order, 1, Integer::sum);
                any = true;
            }
        }
        if (any) {
            dates++;
            apostrophes |= DateOrder.hasApostrophe(text);
            yearFirst |= DateOrder.beginsWithFourDigits(text);
            dayOrMonthDecides |= !DateOrder.MONTH_FIRST.read(text, false).equals(DateOrder.DAY_FIRST.read(text, false));
        }
    }

    /** Settles the order by what a person answered, if the file allows that order. */
    void decide(DateOrder order) {
        if (orders().contains(order)) {
            decided = Optional.of(order);
        }
    }

    /** The orders in which every date of the file is one; with two digits the year hardly ever comes first. */
    List<DateOrder> orders() {
        return decided.map(List::of).orElseGet(this::possible);
    }

    private List<DateOrder> possible() {
        List<DateOrder> all = readable.entrySet().stream()
                .filter(entry -> entry.getValue() == dates)
                .map(Map.Entry::getKey)
                .toList();
        List<DateOrder> usual = all.stream()
                .filter(order -> order != DateOrder.YEAR_FIRST || yearFirst)
                .toList();
        List<DateOrder> plausible = usual.isEmpty() ? all : usual;
        return dayOrMonthDecides || plausible.isEmpty() ? plausible : List.of(plausible.getFirst());
    }

    /** Amounts of a card that all lack a minus may be what was spent or what was paid back. */
    boolean cardSignIsOpen() {
        return cardsRise && !cardsFall && cardsReversed.isEmpty();
    }

    /** Settles by what a person answered whether a card's amounts without a minus are money out. */
    void decideCards(boolean reversed) {
        cardsReversed = Optional.of(reversed);
    }

    boolean cardsReversed() {
        return cardsReversed.orElse(false);
    }

    /** No date of the file is one in any order. */
    boolean hasNoDates() {
        return dates == 0;
    }

    /** The day that the text is in this order, as this file writes years. */
    Optional<LocalDate> day(DateOrder order, String text) {
        return order.read(text, apostrophes);
    }

    NumberStyle style() {
        return style;
    }

    long nuls() {
        return nuls;
    }

    long records() {
        return records;
    }

    long investments() {
        return investments;
    }

    boolean hasSeveralAccounts() {
        return accounts.size() > 1;
    }

    /** Quicken writes the computer's own character set and says nothing of it. */
    Charset charset() {
        return utf8.wellFormed() ? StandardCharsets.UTF_8 : WINDOWS_1252;
    }

    private InputStream counted(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                throw new UnsupportedOperationException("read in blocks only");
            }

            @Override
            public int read(byte[] buffer, int from, int length) throws IOException {
                int count = super.read(buffer, from, length);
                for (int i = from; i < from + count; i++) {
                    utf8.accept(buffer[i]);
                    nuls += buffer[i] == 0 ? 1 : 0;
                }
                return count;
            }
        };
    }
}
