package com.hissabbook.rule;

import com.hissabbook.kernel.CurrencyCode;
import com.hissabbook.kernel.Money;
import com.hissabbook.rule.Split.Fixed;
import com.hissabbook.rule.Split.Part;
import com.hissabbook.rule.Split.Percent;
import com.hissabbook.rule.Split.Rest;
import com.hissabbook.rule.Split.Share;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** Makes up splits over accounts, and totals from one minor unit to trillions. */
public final class AnySplit {

    private final Random random;
    private final List<UUID> accounts;

    public AnySplit(Random random, List<UUID> accounts) {
        this.random = random;
        this.accounts = accounts;
    }

    public Money total(String currency) {
        long size = 1 + random.nextLong(1L << (1 + random.nextInt(47)));
        return new Money(random.nextBoolean() ? size : -size, new CurrencyCode(currency));
    }

    public Split next(String currency) {
        List<UUID> some = new ArrayList<>(accounts);
        Collections.shuffle(some, random);
        int parts = 2 + random.nextInt(Math.min(some.size(), 8) - 1);
        List<Share> shares = random.nextBoolean() ? percentages(parts) : amounts(parts, currency);
        return new Split(IntStream.range(0, parts)
                .mapToObj(no -> new Part(some.get(no), shares.get(no)))
                .toList());
    }

    private List<Share> percentages(int parts) {
        List<Share> shares = new ArrayList<>();
        int left = Percent.ALL;
        for (int no = 1; no < parts; no++) {
            int one = 1 + random.nextInt(random.nextBoolean() ? 10 : left - (parts - no) - 10);
            shares.add(new Percent(one));
            left -= one;
        }
        shares.add(new Percent(left));
        return shares;
    }

    private List<Share> amounts(int parts, String currency) {
        List<Share> shares = new ArrayList<>();
        for (int no = 1; no < parts; no++) {
            long size = 1 + random.nextLong(1L << (1 + random.nextInt(20)));
            shares.add(new Fixed(new Money(random.nextInt(4) == 0 ? -size : size, new CurrencyCode(currency))));
        }
        shares.add(new Rest());
        return shares;
    }
}
