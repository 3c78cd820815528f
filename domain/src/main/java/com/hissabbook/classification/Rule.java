package com.hissabbook.classification;

import java.util.UUID;

/**
 * "Description contains … → account".
 *
 * @param contains looked for without regard to case
 * @param position rules are tried in its order, equal ones the oldest first; the first that matches wins
 * @param active an inactive rule is not tried any more; it stays, since assignments name it
 * @param version grows with each edit; an assignment says which one it followed
 */
public record Rule(UUID id, String contains, UUID accountId, int position, boolean active, long version) {}
