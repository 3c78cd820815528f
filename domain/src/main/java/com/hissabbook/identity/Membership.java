package com.hissabbook.identity;

/** An organisation as one of its members sees it. */
public record Membership(Organisation organisation, Role role) {}
