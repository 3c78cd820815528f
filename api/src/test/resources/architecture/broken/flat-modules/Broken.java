package com.hissabbook.ledger.service;

class Broken {}
