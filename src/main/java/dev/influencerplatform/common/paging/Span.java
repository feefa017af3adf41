package dev.influencerplatform.common.paging;

import dev.influencerplatform.common.problem.ProblemException;

/** A span of time that a client asks for with the parameters from and to, each of which may be left out. */
public final class Span {

    private Span() {
    }

    /** Refuses a span that ends before it begins, which would be empty and is always a mistake. */
    public static <T> void require(Comparable<? super T> from, T to) {
        if (from != null && to != null && from.compareTo(to) > 0) {
            throw ProblemException.badParameter("from", "must not be after to");
        }
    }
}
