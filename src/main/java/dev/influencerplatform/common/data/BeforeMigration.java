package dev.influencerplatform.common.data;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.ScheduledExecution;
import jakarta.inject.Singleton;

/** Keeps jobs from running before their tables are there. */
@Singleton
public class BeforeMigration implements Scheduled.SkipPredicate {

    private final Migrations migrations;

    BeforeMigration(Migrations migrations) {
        this.migrations = migrations;
    }

    @Override
    public boolean test(ScheduledExecution execution) {
        return !migrations.isDone();
    }
}
