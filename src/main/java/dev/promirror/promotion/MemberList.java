package dev.promirror.promotion;

import java.time.Instant;

/**
 * Members a code can be for.
 *
 * @param size how many, at most {@link MemberLists#MOST}
 */
public record MemberList(String id, String name, int size, Instant createdAt, long revision) {}
