package com.hissabbook.ledger;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;

/** A facade that speaks Spring. */
public interface Broken {

    List<Page<String>> entries(Pageable page);
}
