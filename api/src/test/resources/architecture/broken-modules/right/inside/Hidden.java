package brokenmodules.right.inside;

public record Hidden() {}
