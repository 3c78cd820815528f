package com.hissabbook.broken;

class Broken {}
