package dev.influencerplatform.shoot;

import dev.influencerplatform.common.data.Database;
import dev.influencerplatform.common.data.Sources;
import dev.influencerplatform.common.http.IfMatch;
import dev.influencerplatform.common.json.MergePatch;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.Warning;
import dev.influencerplatform.schedule.Agenda;
import dev.influencerplatform.schedule.EntryDeleted;
import dev.influencerplatform.schedule.EntryKind;
import dev.influencerplatform.schedule.OnConflict;
import dev.influencerplatform.schedule.Owner;
import dev.influencerplatform.schedule.PlannedEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Puts shoots on the calendar; the look for conflicts and the write are one step, under the owner's lock. */
@ApplicationScoped
class ShootPlanning {

    private final Database database;
    private final Agenda agenda;
    private final Event<EntryDeleted> deleted;
    private final IfMatch ifMatch;
    private final Clock clock;

    ShootPlanning(Sources sources, Agenda agenda, Event<EntryDeleted> deleted, IfMatch ifMatch, Clock clock) {
        this.database = sources.main();
        this.agenda = agenda;
        this.deleted = deleted;
        this.ifMatch = ifMatch;
        this.clock = clock;
    }

    ShootView plan(ShootFields fields, UUID userId, OnConflict onConflict) {
        Agenda.Opened opened = agenda.open(userId, EntryKind.SHOOT, fields.date(), null);
        Shoot shoot = Shoot.of(fields, opened.owner(), clock);
        List<Warning> warnings = onConflict.judge(opened.conflicts().apply(shoot.planned()));
        database.addLast(shoot);
        return ShootView.of(shoot, warnings);
    }

    ShootView change(UUID id, MergePatch<ShootFields> patch, UUID userId, OnConflict onConflict) {
        Owner owner = agenda.lock(userId);
        Shoot shoot = lock(id, userId);
        PlannedEntry before = shoot.planned();
        shoot.change(patch.applyTo(ShootFields.of(shoot)), owner, clock);
        List<Warning> warnings = agenda.conflictsOf(shoot.planned());
        if (!shoot.planned().equals(before)) {
            onConflict.judge(warnings);
        }
        Shoot.flush();
        return ShootView.of(shoot, warnings);
    }

    void delete(UUID id, UUID userId) {
        agenda.lock(userId);
        Shoot shoot = lock(id, userId);
        deleted.fire(new EntryDeleted(shoot.planned(), shoot.version));
        shoot.delete();
    }

    /** The shoot as the client has seen it. */
    private Shoot lock(UUID id, UUID userId) {
        Shoot shoot = Shoot.findOwnedForUpdate(id, userId).orElseThrow(ProblemException::notFound);
        ifMatch.check(ShootView.of(shoot));
        return shoot;
    }
}
