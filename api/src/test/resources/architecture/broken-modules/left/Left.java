package brokenmodules.left;

import brokenmodules.right.Right;
import brokenmodules.right.inside.Hidden;

public record Left(Right right, Hidden hidden) {}
