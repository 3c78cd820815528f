package com.hissabbook.ledger;

import com.hissabbook.embedded.EmbeddedPostgres;

record Broken(EmbeddedPostgres server) {}
