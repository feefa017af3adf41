import { AuthApi, Configuration, ShootsApi, type Shoot, type SignIn } from 'influencer-platform-client';

/** Plans a shoot and reads all that are planned. */
export async function planShoot(basePath: string, signIn: SignIn): Promise<Shoot[]> {
  const { accessToken } = await new AuthApi(new Configuration({ basePath })).login({ signIn });
  const shoots = new ShootsApi(new Configuration({ basePath, accessToken }));
  await shoots.createShoot({ newShoot: { date: '2026-12-04', brandName: 'Acme' }, idempotencyKey: crypto.randomUUID() });
  const planned: Shoot[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page = await shoots.listShoots({ completed: false, ...(cursor && { cursor }) });
    planned.push(...page.items);
    cursor = page.nextCursor;
  }
  return planned;
}
