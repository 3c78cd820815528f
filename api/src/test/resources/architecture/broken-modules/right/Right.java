package brokenmodules.right;

import brokenmodules.left.Left;

public record Right(Left left) {}
