package com.hissabbook.classification;

import java.util.List;

/** Lists of accounts to start from. */
public interface ChartTemplates {

    List<ChartTemplate> list();

    /**
     * Adds the accounts of a template that the chart lacks: one whose code is taken, or whose name an account of the same type bears, is there.
     * Done again it adds nothing.
     *
     * @return what was added
     * @throws com.hissabbook.kernel.Refused {@code unknown-template}
     */
    List<Account> apply(String key);
}
