package dev.influencerplatform.bench.spring;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.data.domain.Limit;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import com.fasterxml.jackson.annotation.JsonInclude;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import tools.jackson.databind.json.JsonMapper;

/** The caller's shoots. */
@RestController
@RequestMapping("/api/v1/shoots")
class Shoots {

    private static final int MOST_ITEMS = 100;

    private final ShootRepository shoots;
    private final OwnerRepository owners;
    private final LogEntryRepository logs;
    private final Conflicts conflicts;
    private final JsonMapper json;
    private final Clock clock;

    Shoots(ShootRepository shoots, OwnerRepository owners, LogEntryRepository logs, Conflicts conflicts, JsonMapper json, Clock clock) {
        this.shoots = shoots;
        this.owners = owners;
        this.logs = logs;
        this.conflicts = conflicts;
        this.json = json;
        this.clock = clock;
    }

    record View(UUID id, LocalDate date, String time, String timeZone, Instant startsAt, String timeResolution, Integer durationMinutes,
            String location, String brandName, String campaignName, String notes, BigDecimal amount, String currency,
            boolean completed, Instant completedAt, String reviewStatus, Instant reviewLinkGeneratedAt, Instant createdAt,
            Instant updatedAt, int version, @JsonInclude(JsonInclude.Include.NON_NULL) List<Conflicts.Warning> warnings) {

        static View of(Shoot shoot, List<Conflicts.Warning> warnings) {
            Slot slot = shoot.slot();
            return new View(shoot.id, shoot.date, shoot.time == null ? null : shoot.time.toString(), shoot.timeZone, slot.startsAt(),
                    slot.timeResolution(), shoot.durationMinutes, shoot.location, shoot.brandName, shoot.campaignName, shoot.notes,
                    shoot.amount, shoot.currency, shoot.completed, shoot.completedAt, shoot.reviewStatus(),
                    shoot.reviewLinkGeneratedAt, shoot.createdAt, shoot.updatedAt, shoot.version, warnings);
        }
    }

    record Page(List<View> items, String nextCursor) {
    }

    record Wish(@NotNull LocalDate date, LocalTime time, String timeZone, @Min(1) @Max(1440) Integer durationMinutes,
            @Size(max = 255) String location, @NotBlank @Size(max = 100) String brandName, @Size(max = 200) String campaignName,
            @Size(max = 10_000) String notes, @DecimalMin("0") @Digits(integer = 8, fraction = 2) BigDecimal amount, String currency) {

        private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();
        private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode)
                .collect(Collectors.toUnmodifiableSet());

        @AssertTrue
        boolean isTimeZoneKnown() {
            return timeZone == null || ZONES.contains(timeZone);
        }

        @AssertTrue
        boolean isCurrencyKnown() {
            return currency == null || CURRENCIES.contains(currency);
        }

        Map<String, Object> logged() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("date", date.toString());
            fields.put("time", time == null ? null : time.toString());
            fields.put("timeZone", timeZone);
            fields.put("brandName", brandName);
            fields.put("campaignName", campaignName);
            fields.put("location", location);
            fields.values().removeIf(value -> value == null);
            return fields;
        }
    }

    @GetMapping
    @Transactional(readOnly = true)
    public ResponseEntity<Page> list(@RequestParam(defaultValue = "20") int limit, @RequestParam(required = false) String cursor,
            @AuthenticationPrincipal Jwt token) {
        if (limit < 1 || limit > MOST_ITEMS) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit must be an integer from 1 to 100");
        }
        List<Shoot> found = find(UUID.fromString(token.getSubject()), cursor, Limit.of(limit + 1));
        List<View> items = found.stream().limit(limit).map(shoot -> View.of(shoot, null)).toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore())
                .body(new Page(items, found.size() > limit ? cursorAfter(found.get(limit - 1)) : null));
    }

    private List<Shoot> find(UUID userId, String cursor, Limit limit) {
        if (cursor == null) {
            return shoots.findFirst(userId, LocalTime.MIN, limit);
        }
        String[] last = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8).split(" ");
        return shoots.findAfter(userId, LocalTime.MIN, LocalDate.parse(last[0]), LocalTime.parse(last[1]), UUID.fromString(last[2]), limit);
    }

    private static String cursorAfter(Shoot shoot) {
        String place = shoot.date + " " + (shoot.time == null ? LocalTime.MIN : shoot.time) + " " + shoot.id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(place.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping("/{id}")
    @Transactional(readOnly = true)
    public ResponseEntity<View> get(@PathVariable UUID id, @AuthenticationPrincipal Jwt token) {
        Shoot shoot = shoots.findByIdAndUserId(id, UUID.fromString(token.getSubject())).orElseThrow(Application.NotFoundException::new);
        return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()).body(View.of(shoot, null));
    }

    /** The look for conflicts and the write are one step, under the owner's lock; the log commits with them. */
    @PostMapping
    @Transactional
    public ResponseEntity<View> create(@Valid @RequestBody Wish wish, @AuthenticationPrincipal Jwt token, HttpServletRequest request) {
        Owner owner = owners.lock(UUID.fromString(token.getSubject())).orElseThrow(Application.NotFoundException::new);
        Shoot shoot = shoot(wish, owner);
        List<Conflicts.Warning> warnings = conflicts.of(shoot);
        shoots.save(shoot);
        log(wish, shoot, request);
        return ResponseEntity.created(URI.create("/api/v1/shoots/" + shoot.id)).cacheControl(CacheControl.noStore())
                .body(View.of(shoot, warnings));
    }

    private Shoot shoot(Wish wish, Owner owner) {
        Shoot shoot = new Shoot();
        shoot.userId = owner.id;
        shoot.date = wish.date();
        shoot.time = wish.time();
        shoot.timeZone = wish.timeZone() == null ? owner.timeZone : wish.timeZone();
        shoot.durationMinutes = wish.durationMinutes();
        shoot.location = wish.location();
        shoot.brandName = wish.brandName();
        shoot.campaignName = wish.campaignName();
        shoot.notes = wish.notes();
        shoot.amount = wish.amount() == null ? null : wish.amount().setScale(2, RoundingMode.UNNECESSARY);
        shoot.currency = wish.currency() == null ? owner.currency : wish.currency();
        shoot.createdAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        shoot.updatedAt = shoot.createdAt;
        return shoot;
    }

    private void log(Wish wish, Shoot shoot, HttpServletRequest request) {
        LogEntry entry = new LogEntry();
        entry.userId = shoot.userId;
        entry.action = "create_shoot";
        entry.status = LogEntry.LogStatus.success;
        entry.requestPayload = json.writeValueAsString(wish.logged());
        entry.responsePayload = json.writeValueAsString(Map.of("id", shoot.id));
        entry.ipAddress = request.getRemoteAddr();
        entry.requestId = UUID.randomUUID().toString();
        entry.createdAt = shoot.createdAt;
        logs.save(entry);
    }
}
