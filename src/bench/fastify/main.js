// One process for each core, as Node servers are run on machines with several; the connections of the pool are shared out.
import cluster from 'node:cluster';
import { build } from './app.js';

const workers = Number(process.env.WORKERS ?? 2);

if (cluster.isPrimary) {
  for (let i = 0; i < workers; i++) {
    cluster.fork();
  }
  process.on('SIGTERM', () => {
    for (const worker of Object.values(cluster.workers)) {
      worker.kill();
    }
    process.exit(0);
  });
} else {
  const app = build({ poolSize: Math.max(1, Math.floor(Number(process.env.DATABASE_POOL_SIZE ?? 16) / workers)) });
  await app.listen({ port: Number(process.env.PORT), host: '0.0.0.0' });
}
