package dev.influencerplatform.profile;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.influencerplatform.common.problem.ProblemException;
import dev.influencerplatform.common.problem.Violation;
import dev.influencerplatform.user.SlugForm;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/** Which slugs there are, who may take them, and which to propose. */
@ApplicationScoped
class Slugs {

    private static final Pattern VALID = Pattern.compile(SlugForm.REGEXP);
    /** Words that a front end needs for its own pages, or that would pretend to speak for the platform. */
    private static final Set<String> RESERVED = Set.of("about", "account", "admin", "administrator", "api", "app", "assets",
            "auth", "billing", "blog", "calendar", "contact", "credentials", "dashboard", "docs", "explore", "faq", "favicon",
            "health", "help", "home", "imprint", "index", "legal", "login", "logout", "logs", "mail", "me", "metrics", "new",
            "null", "official", "openapi", "portfolio", "pricing", "privacy", "profile", "profiles", "register", "review",
            "reviews", "robots", "root", "search", "security", "settings", "shoots", "signin", "signup", "sitemap", "static",
            "status", "support", "system", "team", "terms", "undefined", "upload", "uploads", "user", "users", "www");
    private static final int SUFFIX_LENGTH = 4;
    private static final int TRIES = 5;
    private static final String SUFFIX_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final EntityManager entityManager;
    private final SecureRandom random = new SecureRandom();

    Slugs(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** Why a slug cannot be had. */
    public enum Refusal {
        @JsonProperty("invalid")
        INVALID,
        @JsonProperty("reserved")
        RESERVED,
        @JsonProperty("taken")
        TAKEN
    }

    Optional<Refusal> refusalOf(String slug, UUID userId) {
        if (!VALID.matcher(slug).matches()) {
            return Optional.of(Refusal.INVALID);
        }
        if (RESERVED.contains(slug)) {
            return Optional.of(Refusal.RESERVED);
        }
        // in this order: the other way round, a slug that is given up between the two looks free
        boolean taken = isOthersCurrent(slug, userId) || isOthersFormer(slug, userId);
        return taken ? Optional.of(Refusal.TAKEN) : Optional.empty();
    }

    /** Throws unless the user may take the slug; a race for it is decided by the database later on. */
    void requireFree(String slug, UUID userId) {
        lock(slug);
        refusalOf(slug, userId).ifPresent(refusal -> {
            throw switch (refusal) {
                case INVALID -> ProblemException.invalid("slug", SlugForm.MESSAGE);
                case RESERVED -> ProfileProblems.SLUG_RESERVED.with("Choose another one.")
                        .because(List.of(Violation.ofBody("slug", "is reserved")));
                case TAKEN -> ProfileProblems.slugTaken();
            };
        });
    }

    /** A free slug made of a name; nobody else is given the same one before this transaction ends. */
    String madeOf(String displayName, UUID userId) {
        for (String candidate : candidates(displayName)) {
            lock(candidate);
            if (refusalOf(candidate, userId).isEmpty()) {
                return candidate;
            }
        }
        throw new IllegalStateException("No free slug among " + TRIES + " random ones");
    }

    List<String> suggestions(String wish, UUID userId) {
        return candidates(wish).stream().filter(candidate -> refusalOf(candidate, userId).isEmpty()).limit(3).toList();
    }

    private void lock(String slug) {
        entityManager.createNativeQuery("SELECT 1 FROM pg_advisory_xact_lock(hashtextextended(?, 0))").setParameter(1, slug)
                .getSingleResult();
    }

    private boolean isOthersCurrent(String slug, UUID userId) {
        return Profile.count("slug = ?1 and userId <> ?2", slug, userId) > 0;
    }

    private static boolean isOthersFormer(String slug, UUID userId) {
        return FormerSlug.findBySlug(slug).filter(former -> !former.userId.equals(userId)).isPresent();
    }

    private List<String> candidates(String text) {
        String base = Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}", "").toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        base = base.length() < SlugForm.MIN_LENGTH ? (base.isEmpty() ? "creator" : "creator-" + base) : base;
        List<String> candidates = new ArrayList<>();
        candidates.add(cut(base, SlugForm.MAX_LENGTH));
        for (int i = 0; i < TRIES; i++) {
            candidates.add(cut(base, SlugForm.MAX_LENGTH - 1 - SUFFIX_LENGTH) + "-" + suffix());
        }
        return candidates;
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length).replaceAll("-$", "");
    }

    private String suffix() {
        StringBuilder suffix = new StringBuilder();
        random.ints(SUFFIX_LENGTH, 0, SUFFIX_LETTERS.length()).forEach(i -> suffix.append(SUFFIX_LETTERS.charAt(i)));
        return suffix.toString();
    }
}
