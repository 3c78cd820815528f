package com.hissabbook.api.ledger.entries;

class Broken {}
