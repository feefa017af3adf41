package dev.influencerplatform.common.validation;

import java.time.LocalDate;

/** Which dates can be planned for. At the ends of what can be written, zones lead to years that cannot. */
public final class PlanDates {

    public static final String MUST_BE = "must be a date from 1900 to 2999";

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private PlanDates() {
    }

    public static boolean holds(LocalDate date) {
        return date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR;
    }
}
