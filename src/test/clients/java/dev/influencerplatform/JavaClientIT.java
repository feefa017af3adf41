package dev.influencerplatform;

import static dev.influencerplatform.Client.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.influencerplatform.client.ApiClient;
import dev.influencerplatform.client.ApiException;
import dev.influencerplatform.client.ApiResponse;
import dev.influencerplatform.client.api.LogsApi.APIListLogsRequest;
import dev.influencerplatform.client.api.ShootsApi.APIListShootsRequest;
import dev.influencerplatform.client.model.LogEntry;
import dev.influencerplatform.client.model.NewReview;
import dev.influencerplatform.client.model.NewShoot;
import dev.influencerplatform.client.model.PhotoSize;
import dev.influencerplatform.client.model.Platform;
import dev.influencerplatform.client.model.Problem;
import dev.influencerplatform.client.model.Profile;
import dev.influencerplatform.client.model.ProfilePatch;
import dev.influencerplatform.client.model.PublicReview;
import dev.influencerplatform.client.model.ReviewInvitation;
import dev.influencerplatform.client.model.ReviewStatus;
import dev.influencerplatform.client.model.ScheduleOrder;
import dev.influencerplatform.client.model.Shoot;
import dev.influencerplatform.client.model.ShootPage;
import dev.influencerplatform.client.model.ShootPatch;
import dev.influencerplatform.client.model.TokenRefresh;
import dev.influencerplatform.client.model.Tokens;
import dev.influencerplatform.client.model.Violation;
import dev.influencerplatform.client.model.ViolationPlace;
import dev.influencerplatform.support.Pictures;
import java.io.File;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The Java client that the contract gives does what an application needs. */
@ExtendWith(ServiceForClients.class)
class JavaClientIT {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 4);

    private static Client nora;

    @BeforeAll
    static void register() throws ApiException {
        nora = Client.ofNewAccount();
    }

    private static NewShoot aShoot() {
        return new NewShoot().date(DAY).brandName("Acme");
    }

    @Test
    void theMainJobIsDoneFromTheAccountToThePortfolio() throws ApiException {
        Client sarah = Client.ofNewAccount();
        Profile profile = sarah.profiles()
                .updateProfile(new ProfilePatch().bio("Street style").category(List.of("Travel")).minBudget(500), null);
        Shoot shoot = sarah.shoots().createShoot(aShoot().time("14:30").amount(new BigDecimal("1250.50")), null, null);
        sarah.shoots().completeShoot(shoot.getId(), null);
        String link = sarah.reviewLinks().createReviewLink(shoot.getId(), null, null).getReviewToken();

        ReviewInvitation invitation = Client.ofVisitor().reviewLinks().openReviewLink(link, null);
        assertThat(invitation.getShootDate()).isEqualTo(DAY);
        Client.ofVisitor().reviewLinks().submitReview(link, new NewReview().clientNumber("+49 1512 3456789")
                .clientEmail("mia@acme.example").rating(5).reviewText("On time.").consent(true), null);

        assertThat(Client.ofVisitor().portfolio().getPortfolio(profile.getSlug(), null).getReviews())
                .extracting(PublicReview::getReviewText).containsExactly("On time.");
        assertThat(sarah.shoots().getShoot(shoot.getId(), null).getReviewStatus()).isEqualTo(ReviewStatus.SUBMITTED);
        assertThat(sarah.logs().listLogs(APIListLogsRequest.newBuilder().limit(100).build()).getItems())
                .extracting(LogEntry::getAction)
                .contains("submit_review", "create_review_link", "complete_shoot", "create_shoot");
    }

    @Test
    void aListIsReadToItsEndPageAfterPage() throws ApiException {
        Client person = Client.ofNewAccount();
        for (int day = 1; day <= 5; day++) {
            person.shoots().createShoot(aShoot().date(DAY.withDayOfMonth(day)), null, null);
        }
        List<List<Integer>> pages = new ArrayList<>();
        String cursor = null;
        do {
            ShootPage page = person.shoots().listShoots(APIListShootsRequest.newBuilder().order(ScheduleOrder.OLDEST_FIRST)
                    .limit(2).cursor(cursor).build());
            pages.add(page.getItems().stream().map(shoot -> shoot.getDate().getDayOfMonth()).toList());
            cursor = page.getNextCursor();
        } while (cursor != null);
        assertThat(pages).containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
    }

    @Test
    void aPhotoIsUploadedAndReadBack(@TempDir Path folder) throws Exception {
        File file = Files.write(folder.resolve("photo.jpg"), Pictures.jpeg(64, 48)).toFile();
        Profile profile = nora.profiles().replacePhoto(file, null);
        String[] address = profile.getPhotos().getLarge().getPath().split("/");
        File photo = nora.profiles().getPhoto(UUID.fromString(address[address.length - 2]), PhotoSize.LARGE, null);
        assertThat(Files.readAllBytes(photo.toPath())).startsWith(0xff, 0xd8, 0xff);
    }

    @Test
    void aRefusalTellsItsCodeAndWhereTheInputIsWrong() throws Exception {
        Problem problem = problemOf(
                () -> nora.shoots().createShoot(aShoot().brandName("").amount(BigDecimal.valueOf(-1)), null, null));
        assertThat(problem.getStatus()).isEqualTo(422);
        assertThat(problem.getCode()).isEqualTo("invalid");
        assertThat(problem.getViolations()).extracting(Violation::getIn, Violation::getField).containsExactlyInAnyOrder(
                tuple(ViolationPlace.BODY, "brandName"), tuple(ViolationPlace.BODY, "amount"));
    }

    @Test
    void aCallWithoutATokenIsRefusedWithItsCode() throws Exception {
        assertThat(problemOf(() -> Client.ofVisitor().shoots().getShoot(UUID.randomUUID(), null)).getCode())
                .isEqualTo("unauthorized");
    }

    @Test
    void aChangeOfAnOlderVersionIsRefused() throws Exception {
        ApiResponse<Shoot> answer = nora.shoots().createShootWithHttpInfo(aShoot(), null, null);
        UUID id = answer.getData().getId();
        String version = answer.getHeaders().get("etag").get(0);
        nora.shoots().updateShoot(id, new ShootPatch().notes("Bring the red coat"), null, version);
        Problem problem = problemOf(
                () -> nora.shoots().updateShoot(id, new ShootPatch().notes("Bring the blue coat"), null, version));
        assertThat(problem.getStatus()).isEqualTo(412);
        assertThat(problem.getCode()).isEqualTo("version-mismatch");
    }

    @Test
    void aRepeatedRequestIsDoneOnce() throws ApiException {
        String key = UUID.randomUUID().toString();
        ApiResponse<Shoot> first = nora.shoots().createShootWithHttpInfo(aShoot(), null, key);
        ApiResponse<Shoot> second = nora.shoots().createShootWithHttpInfo(aShoot(), null, key);
        assertThat(first.getHeaders()).doesNotContainKey("idempotency-replayed");
        assertThat(second.getHeaders()).containsEntry("idempotency-replayed", List.of("true"));
        assertThat(second.getData()).isEqualTo(first.getData());
    }

    @Test
    void aPatchClearsWithNullAndLeavesWhatIsAbsent() throws ApiException {
        UUID id = nora.shoots().createShoot(aShoot().notes("Bring the red coat").location("Pier 7"), null, null).getId();
        Shoot patched = nora.shoots().updateShoot(id, new ShootPatch().notes(null), null, null);
        assertThat(patched.getNotes()).isNull();
        assertThat(patched.getLocation()).isEqualTo("Pier 7");
    }

    @Test
    void tokensAreRefreshed() throws ApiException {
        Tokens old = Client.ofNewAccount().tokens();
        Tokens next = Client.ofVisitor().auth().refreshTokens(new TokenRefresh().refreshToken(old.getRefreshToken()));
        assertThat(next.getAccessToken()).isNotEqualTo(old.getAccessToken());
        assertThat(Client.of(next).shoots().listShoots(APIListShootsRequest.newBuilder().build()).getItems()).isEmpty();
    }

    @Test
    void datesAreDaysAndInstantsAreMoments() throws ApiException {
        Shoot shoot = nora.shoots().createShoot(aShoot().time("00:30"), null, null);
        assertThat(shoot.getDate()).isEqualTo(DAY);
        assertThat(shoot.getStartsAt()).isEqualTo(Instant.parse("2026-12-03T23:30:00Z"));
    }

    @Test
    void wordsThatOnlyALaterServerKnowsBreakNothing() throws Exception {
        assertThat(ApiClient.createDefaultObjectMapper().readValue("\"telegraph\"", Platform.class))
                .isEqualTo(Platform.UNKNOWN_DEFAULT_OPEN_API);
    }
}
