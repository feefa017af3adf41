import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createVerifier } from 'fast-jwt';
import Fastify from 'fastify';
import { createPool } from './database.js';
import { calendarRoutes } from './calendar.js';
import { portfolioRoutes } from './portfolio.js';
import { shootRoutes } from './shoots.js';

/** The application, not listening yet. */
export function build({ poolSize }) {
  const app = Fastify({
    logger: false,
    genReqId: () => randomUUID(),
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false } },
  });
  const pool = createPool(poolSize);
  const verify = createVerifier({
    key: readFileSync(process.env.TOKEN_KEY_FILE),
    algorithms: ['RS256'],
    allowedIss: process.env.TOKEN_ISSUER,
    allowedAud: process.env.TOKEN_AUDIENCE,
    checkTyp: 'at+jwt',
    clockTolerance: 5000,
    requiredClaims: ['sub', 'iat', 'exp'],
    cache: process.env.JWT_CACHE === 'true',
  });

  app.decorateRequest('userId', null);
  const authenticate = async (request, reply) => {
    const header = request.headers.authorization;
    if (header === undefined || !header.startsWith('Bearer ')) {
      return problem(reply, 401, 'unauthorized', 'Sign in first');
    }
    try {
      request.userId = verify(header.slice(7)).sub;
    } catch {
      return problem(reply, 401, 'unauthorized', 'The access token is not valid');
    }
  };

  app.setErrorHandler((error, request, reply) => {
    if (error.validation) {
      return problem(reply, error.validationContext === 'body' ? 422 : 400, 'validation-failed', error.message);
    }
    const status = error.statusCode >= 400 && error.statusCode < 500 ? error.statusCode : 500;
    return problem(reply, status, status === 500 ? 'internal' : 'bad-request', status === 500 ? 'Internal error' : error.message);
  });
  app.setNotFoundHandler((request, reply) => problem(reply, 404, 'not-found', 'Not found'));

  portfolioRoutes(app, pool);
  calendarRoutes(app, pool, authenticate);
  shootRoutes(app, pool, authenticate);
  app.addHook('onClose', () => pool.end());
  return app;
}

export function problem(reply, status, code, title) {
  return reply.code(status).type('application/problem+json').send(JSON.stringify({ type: 'about:blank', status, code, title }));
}
