package dev.influencerplatform.social.sandbox;

import io.quarkus.arc.profile.IfBuildProfile;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Lists what an account has published, page by page, newest first. */
@Singleton
@IfBuildProfile(anyOf = { "dev", "test" })
public class SandboxFeed {

    private static final int USUAL = 12;
    private static final int RICH = 125;
    private static final int MISSING_ON_A_SHORT_PAGE = 7;
    private static final Pattern CURSOR = Pattern.compile("QV([0-9]{1,3})_([0-9]{1,3})_([0-9]{1,3})");

    private final SandboxCalls calls;

    SandboxFeed(SandboxCalls calls) {
        this.calls = calls;
    }

    /** @param next where the next page begins; null on the last one */
    public record Page(List<SandboxMedia> items, String next) {
    }

    /** Where a page begins: which one it is, after how many items, of how many. */
    private record Place(int page, int offset, int total) {

        String text() {
            return Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(("QV" + page + "_" + offset + "_" + total).getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * @param cursor null for the first page
     * @return nothing when the cursor is none
     */
    public Optional<Page> page(SandboxAccount account, String cursor, int limit) {
        return (cursor == null ? Optional.of(beginning(account)) : read(cursor)).map(place -> {
            int size = Math.min(sizeOf(account, place.page(), limit), place.total() - place.offset());
            int end = place.offset() + size;
            return new Page(IntStream.range(place.offset(), end).mapToObj(n -> new SandboxMedia(account, n)).toList(),
                    end < place.total() ? new Place(place.page() + 1, end, place.total()).text() : null);
        });
    }

    private Place beginning(SandboxAccount account) {
        int listings = calls.count(account, SandboxCalls.Sort.LISTINGS);
        int all = account.has(Fault.RICH) ? RICH : USUAL;
        return new Place(0, 0, account.has(Fault.SHRINKING) ? Math.max(0, all - listings + 1) : all);
    }

    /** Of a rich account the second page is short and the third one is empty, as happens with items that were deleted. */
    private static int sizeOf(SandboxAccount account, int page, int limit) {
        if (!account.has(Fault.RICH) || page < 1 || page > 2) {
            return limit;
        }
        return page == 2 ? 0 : Math.max(1, limit - MISSING_ON_A_SHORT_PAGE);
    }

    private static Optional<Place> read(String cursor) {
        try {
            Matcher parts = CURSOR.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
            return parts.matches() ? Optional.of(new Place(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)),
                    Integer.parseInt(parts.group(3)))) : Optional.empty();
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
