import assert from 'node:assert/strict';
import {
  AuthApi,
  Configuration,
  LogsApi,
  PortfolioApi,
  ProblemFromJSON,
  ProfilesApi,
  ResponseError,
  ReviewLinksApi,
  ShootsApi,
  type Problem,
  type Tokens,
} from 'influencer-platform-client';

export const basePath = process.env['API'] ?? 'http://localhost:8080';
export const password = 'golden hour at the pier';

/** What anybody may do. */
export const visitor = {
  auth: new AuthApi(new Configuration({ basePath })),
  portfolio: new PortfolioApi(new Configuration({ basePath })),
  reviewLinks: new ReviewLinksApi(new Configuration({ basePath })),
};

/** Somebody who is signed in. The token is asked for at each request, so that it may be refreshed in between. */
export class Person {
  private readonly configuration = new Configuration({ basePath, accessToken: () => this.tokens.accessToken });
  readonly auth = new AuthApi(this.configuration);
  readonly logs = new LogsApi(this.configuration);
  readonly profiles = new ProfilesApi(this.configuration);
  readonly reviewLinks = new ReviewLinksApi(this.configuration);
  readonly shoots = new ShootsApi(this.configuration);

  constructor(public tokens: Tokens) {}

  static async register(): Promise<Person> {
    const email = `${crypto.randomUUID()}@example.com`;
    const tokens = await visitor.auth.register({
      newUser: { email, password, displayName: 'Nora Frames', timeZone: 'Europe/Berlin', currency: 'EUR' },
    });
    assert.ok(tokens, 'this installation confirms addresses first');
    return new Person(tokens);
  }
}

/** The problem with which a call fails. */
export async function problemOf(call: Promise<unknown>): Promise<Problem> {
  try {
    await call;
  } catch (error) {
    if (error instanceof ResponseError) {
      return ProblemFromJSON(await error.response.json());
    }
    throw error;
  }
  return assert.fail('the call succeeded');
}
