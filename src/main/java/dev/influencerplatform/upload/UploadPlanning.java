package dev.influencerplatform.upload;

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
import dev.influencerplatform.shoot.Shoot;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Puts uploads on the calendar; the look for conflicts and the write are one step, under the owner's lock. */
@ApplicationScoped
class UploadPlanning {

    private final Agenda agenda;
    private final Event<EntryDeleted> deleted;
    private final IfMatch ifMatch;
    private final Clock clock;

    UploadPlanning(Agenda agenda, Event<EntryDeleted> deleted, IfMatch ifMatch, Clock clock) {
        this.agenda = agenda;
        this.deleted = deleted;
        this.ifMatch = ifMatch;
        this.clock = clock;
    }

    UploadView plan(UploadFields fields, UUID userId, OnConflict onConflict) {
        Agenda.Opened opened = agenda.open(userId, EntryKind.UPLOAD, fields.date(), fields.platform().name());
        Owner owner = opened.owner();
        Upload upload = Upload.of(fields, owner, clock);
        requireOwnShoot(upload);
        List<Warning> warnings = onConflict.judge(opened.conflicts().apply(upload.planned()));
        upload.persist();
        return UploadView.of(upload, owner, clock, warnings);
    }

    UploadView change(UUID id, MergePatch<UploadFields> patch, UUID userId, OnConflict onConflict) {
        Owner owner = agenda.lock(userId);
        Upload upload = lock(id, owner);
        UUID shootBefore = upload.shootId;
        PlannedEntry before = upload.planned();
        upload.change(patch.applyTo(UploadFields.of(upload)), owner, clock);
        if (upload.shootId != null && !upload.shootId.equals(shootBefore)) {
            requireOwnShoot(upload);
        }
        List<Warning> warnings = agenda.conflictsOf(upload.planned());
        if (!upload.planned().equals(before)) {
            onConflict.judge(warnings);
        }
        Upload.flush();
        return UploadView.of(upload, owner, clock, warnings);
    }

    void delete(UUID id, UUID userId) {
        Upload upload = lock(id, agenda.lock(userId));
        deleted.fire(new EntryDeleted(upload.planned(), upload.version));
        upload.delete();
    }

    /** The database would clear the link by itself, but not tell of the change. */
    void forget(@Observes EntryDeleted news) {
        if (news.entry().kind() == EntryKind.SHOOT) {
            Upload.forget(news.entry().id(), clock);
        }
    }

    /** The upload as the client has seen it. */
    private Upload lock(UUID id, Owner owner) {
        Upload upload = Upload.findOwnedForUpdate(id, owner.id()).orElseThrow(ProblemException::notFound);
        ifMatch.check(UploadView.of(upload, owner, clock, null));
        return upload;
    }

    /** It stays one until the end, as nobody can delete it without the owner's lock. */
    private static void requireOwnShoot(Upload upload) {
        if (upload.shootId != null && !Shoot.isOwned(upload.shootId, upload.userId)) {
            throw ProblemException.invalid("shootId", "is no shoot of yours");
        }
    }
}
