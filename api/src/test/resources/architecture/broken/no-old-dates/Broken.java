package com.hissabbook.ledger;

import java.util.Date;

record Broken(Date booked) {}
