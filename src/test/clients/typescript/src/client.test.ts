import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { before, test } from 'node:test';
import { Platform, ScheduleOrder, type Shoot } from 'influencer-platform-client';
import { planShoot } from './example.js';
import { Person, basePath, password, problemOf, visitor } from './person.js';

const redDot = Buffer.from('R0lGODlhAQABAIAAAP8AAP///yH5BAAAAAAALAAAAAABAAEAAAICRAEAOw==', 'base64');
const acme = { date: '2026-12-04', brandName: 'Acme' };

let nora: Person;

before(async () => {
  nora = await Person.register();
});

test('the main job is done from the account to the portfolio', async () => {
  const sarah = await Person.register();
  const profile = await sarah.profiles.updateProfile({ profilePatch: { bio: 'Street style', category: ['Travel'], minBudget: 500 } });
  const shoot = await sarah.shoots.createShoot({ newShoot: { ...acme, time: '14:30', amount: 1250.5 } });
  await sarah.shoots.completeShoot({ id: shoot.id });
  const link = await sarah.reviewLinks.createReviewLink({ id: shoot.id });

  const invitation = await visitor.reviewLinks.openReviewLink({ token: link.reviewToken });
  assert.equal(invitation.brandName, 'Acme');
  assert.equal(invitation.shootDate, '2026-12-04');
  await visitor.reviewLinks.submitReview({
    token: link.reviewToken,
    newReview: { clientNumber: '+49 1512 3456789', clientEmail: 'mia@acme.example', rating: 5, reviewText: 'On time.', consent: true },
  });

  const portfolio = await visitor.portfolio.getPortfolio({ slug: profile.slug });
  assert.equal(portfolio.rating.average, 5);
  assert.deepEqual(portfolio.reviews.map(review => review.reviewText), ['On time.']);
  assert.equal((await sarah.shoots.getShoot({ id: shoot.id })).reviewStatus, 'submitted');
  const { items } = await sarah.logs.listLogs({ limit: 100 });
  const actions = items.map(entry => entry.action);
  assert.ok(['submit_review', 'create_review_link', 'complete_shoot', 'create_shoot'].every(action => actions.includes(action)), `${actions}`);
});

test('a list is read to its end, page after page', async () => {
  const person = await Person.register();
  for (const day of ['01', '02', '03', '04', '05']) {
    await person.shoots.createShoot({ newShoot: { ...acme, date: `2026-12-${day}` } });
  }
  const dates: string[] = [];
  let pages = 0;
  for (let cursor: string | null | undefined; cursor !== null; pages++) {
    const page = await person.shoots.listShoots({ order: ScheduleOrder.oldestFirst, limit: 2, ...(cursor && { cursor }) });
    dates.push(...page.items.map(shoot => shoot.date));
    cursor = page.nextCursor;
  }
  assert.equal(pages, 3);
  assert.deepEqual(dates, ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04', '2026-12-05']);
});

test('a photo is uploaded and read back', async () => {
  const profile = await nora.profiles.replacePhoto({ body: new Blob([redDot]) }, ofType('image/gif'));
  const [, id] = /photos\/([^/]+)\/large\.jpg$/.exec(profile.photos?.large ?? '') ?? assert.fail(profile.photos?.large ?? 'no photo');
  const picture = Buffer.from(await (await nora.profiles.getPhoto({ id: id ?? '', size: 'large' })).arrayBuffer());
  assert.deepEqual([...picture.subarray(0, 3)], [0xff, 0xd8, 0xff], 'no JPEG');
});

test('a refusal tells its code and where the input is wrong', async () => {
  const problem = await problemOf(nora.shoots.createShoot({ newShoot: { date: '2026-12-04', brandName: '', amount: -1 } }));
  assert.equal(problem.status, 422);
  assert.equal(problem.code, 'invalid');
  assert.deepEqual(problem.violations?.map(violation => [violation._in, violation.field]).sort(), [['body', 'amount'], ['body', 'brandName']]);
});

test('a call without a token is refused with its code', async () => {
  const problem = await problemOf(new Person({ ...nora.tokens, accessToken: 'none' }).shoots.listShoots());
  assert.equal(problem.code, 'unauthorized');
});

test('a change of an older version is refused', async () => {
  const answer = await nora.shoots.createShootRaw({ newShoot: acme });
  const { id } = await answer.value();
  const ifMatch = answer.raw.headers.get('ETag') ?? assert.fail('no ETag');
  await nora.shoots.updateShoot({ id, shootPatch: { notes: 'Bring the red coat' }, ifMatch });
  const problem = await problemOf(nora.shoots.updateShoot({ id, shootPatch: { notes: 'Bring the blue coat' }, ifMatch }));
  assert.equal(problem.status, 412);
  assert.equal(problem.code, 'version-mismatch');
});

test('a repeated request is done once', async () => {
  const request = { newShoot: acme, idempotencyKey: crypto.randomUUID() };
  const first = await nora.shoots.createShootRaw(request);
  const second = await nora.shoots.createShootRaw(request);
  assert.equal(first.raw.headers.get('Idempotency-Replayed'), null);
  assert.equal(second.raw.headers.get('Idempotency-Replayed'), 'true');
  assert.deepEqual(await second.value(), await first.value());
});

test('a patch clears with null and leaves what is absent', async () => {
  const { id } = await nora.shoots.createShoot({ newShoot: { ...acme, notes: 'Bring the red coat', location: 'Pier 7' } });
  const patched: Shoot = await nora.shoots.updateShoot({ id, shootPatch: { notes: null } });
  assert.equal(patched.notes, null);
  assert.equal(patched.location, 'Pier 7');
});

test('tokens are refreshed', async () => {
  const person = await Person.register();
  const old = person.tokens;
  person.tokens = await visitor.auth.refreshTokens({ tokenRefresh: { refreshToken: old.refreshToken } });
  assert.notEqual(person.tokens.accessToken, old.accessToken);
  assert.deepEqual((await person.shoots.listShoots()).items, []);
});

test('dates are days, and instants are moments', async () => {
  const shoot = await nora.shoots.createShoot({ newShoot: { ...acme, time: '00:30' } });
  assert.equal(shoot.date, '2026-12-04');
  assert.equal(shoot.startsAt?.toISOString(), '2026-12-03T23:30:00.000Z');
});

test('words of an enumeration are plain strings', () => {
  const platform: Platform = 'instagram';
  assert.equal(platform, Platform.instagram);
});

test("the README's example works", async () => {
  const readme = await readFile(new URL('../../../../../README.md', import.meta.url), 'utf8');
  assert.ok(readme.includes(await readFile(new URL('../src/example.ts', import.meta.url), 'utf8')), 'README.md has another example');
  const planned = await planShoot(basePath, { email: (await Person.register()).tokens.user.email, password });
  assert.deepEqual(planned.map(shoot => shoot.brandName), ['Acme']);
});

/** The generator names the first of the types that the contract allows. */
function ofType(type: string) {
  return async ({ init }: { init: { headers?: Record<string, string> } }) => ({ headers: { ...init.headers, 'Content-Type': type } });
}
