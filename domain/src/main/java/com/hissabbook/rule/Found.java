package com.hissabbook.rule;

import com.hissabbook.rule.Condition.Field;

/** Which needles stand in which fields of one line's text; used again for the next line. */
final class Found implements Needles.Finds {

    private static final int IN_TEXT = 1;
    private static final int IN_COUNTERPARTY = 2;
    private static final int IN_DESCRIPTION = 4;

    private final byte[] where;
    private final int[] needles;
    private int count;
    private int counterparty;
    private int description;

    Found(int needles) {
        this.where = new byte[needles];
        this.needles = new int[needles];
    }

    void of(LineFacts line, Needles index) {
        for (int i = 0; i < count; i++) {
            where[needles[i]] = 0;
        }
        count = 0;
        counterparty = line.counterparty();
        description = line.description();
        index.find(line.text(), this);
    }

    @Override
    public void found(int needle, int from, int to) {
        if (where[needle] == 0) {
            needles[count++] = needle;
        }
        where[needle] |= (byte)
                (IN_TEXT | (to <= counterparty ? IN_COUNTERPARTY : 0) | (from >= description ? IN_DESCRIPTION : 0));
    }

    int count() {
        return count;
    }

    int needle(int nth) {
        return needles[nth];
    }

    boolean in(Field field, int needle) {
        int wanted =
                switch (field) {
                    case COUNTERPARTY -> IN_COUNTERPARTY;
                    case DESCRIPTION -> IN_DESCRIPTION;
                    default -> IN_TEXT;
                };
        return (where[needle] & wanted) != 0;
    }
}
