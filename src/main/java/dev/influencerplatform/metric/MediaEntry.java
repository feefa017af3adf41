package dev.influencerplatform.metric;

import dev.influencerplatform.common.data.BaseEntity;
import dev.influencerplatform.common.paging.Conditions;
import dev.influencerplatform.common.paging.Page;
import dev.influencerplatform.common.paging.PageRequest;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Something published on a connected account, as it was when it was last seen there. */
@Entity
@Table(name = "media")
public class MediaEntry extends BaseEntity {

    public UUID credentialId;
    public String platformMediaId;
    public String kind;
    public String caption;
    public String permalink;
    public String thumbnailUrl;
    public Instant publishedAt;
    public Long views;
    public Long likes;
    public Long comments;
    public Long shares;
    public Instant observedAt;
    /** When it was first missed on the platform; null while it is there. */
    public Instant removedAt;

    /** Newest first; what was removed from the platform only when it is asked for. */
    static Page<MediaEntry> list(MediaFilter filter, PageRequest page) {
        Conditions conditions = filter.conditions().after(page.after(filter), "publishedAt");
        List<MediaEntry> rows = MediaEntry
                .<MediaEntry> find(conditions.where() + " order by publishedAt desc, id desc", conditions.values())
                .range(0, page.limit()).list();
        return Page.of(rows, page, filter, entry -> List.of(entry.publishedAt, entry.id));
    }
}
