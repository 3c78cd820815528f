package com.hissabbook.adapters.ofx;

import javax.sql.DataSource;

record Broken(DataSource database) {}
