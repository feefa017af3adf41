import { problem } from './app.js';
import { conflictsOf } from './conflicts.js';
import { iso, isZone, resolve } from './zones.js';

const COLUMNS = `id, date, time, time_zone, duration_minutes, location, brand_name, campaign_name, notes, amount, currency, completed,
    completed_at, review_token IS NOT NULL AS linked, review_link_generated_at, review_link_opened_at, review_submitted_at,
    review_submitted_at >= review_link_generated_at AS link_used,
    created_at, updated_at, version`;
const LIST = {
  name: 'shoots',
  text: `SELECT ${COLUMNS} FROM shoots WHERE user_id = $1
    ORDER BY date DESC, coalesce(time, '00:00') DESC, id DESC LIMIT $2`,
};
const LIST_AFTER = {
  name: 'shoots-after',
  text: `SELECT ${COLUMNS} FROM shoots
    WHERE user_id = $1 AND date <= $3 AND (date, coalesce(time, '00:00'), id) < ($3, $4, $5)
    ORDER BY date DESC, coalesce(time, '00:00') DESC, id DESC LIMIT $2`,
};
const ONE = { name: 'shoot', text: `SELECT ${COLUMNS} FROM shoots WHERE id = $1 AND user_id = $2` };
const OWNER = { name: 'owner', text: 'SELECT time_zone, currency FROM users WHERE id = $1 FOR NO KEY UPDATE' };
const INSERT = {
  name: 'insert-shoot',
  text: `INSERT INTO shoots (id, user_id, date, time, time_zone, duration_minutes, location, brand_name, campaign_name, notes, amount,
    currency, completed, created_at, updated_at, version)
    VALUES (uuidv7(), $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, FALSE, localtimestamp, localtimestamp, 0) RETURNING ${COLUMNS}`,
};
const LOG = {
  name: 'insert-log',
  text: `INSERT INTO logs (id, user_id, action, status, request_payload, response_payload, ip_address, request_id, security, created_at)
    VALUES (uuidv7(), $1, 'create_shoot', 'success', $2, $3, $4, $5, FALSE, localtimestamp)`,
};
const LOGGED = ['date', 'time', 'timeZone', 'brandName', 'campaignName', 'location'];

const text = { type: 'string' };
const textOrNull = { type: 'string', nullable: true };
const shown = {
  id: text, date: text, time: textOrNull, timeZone: text, startsAt: textOrNull, timeResolution: textOrNull,
  durationMinutes: { type: 'integer', nullable: true }, location: textOrNull, brandName: text, campaignName: textOrNull,
  notes: textOrNull, amount: { type: 'number', nullable: true }, currency: text, completed: { type: 'boolean' },
  completedAt: textOrNull, reviewStatus: text, reviewLinkGeneratedAt: textOrNull, createdAt: text, updatedAt: text,
  version: { type: 'integer' },
};
const one = { type: 'object', properties: shown };
const page = { type: 'object', properties: { items: { type: 'array', items: one }, nextCursor: textOrNull } };
const created = {
  type: 'object',
  properties: {
    ...shown,
    warnings: {
      type: 'array',
      items: {
        type: 'object',
        properties: { code: text, message: text, with: { type: 'object', properties: { kind: text, id: text, date: text } } },
      },
    },
  },
};
const body = {
  type: 'object',
  required: ['date', 'brandName'],
  additionalProperties: false,
  properties: {
    date: { type: 'string', format: 'date' },
    time: { type: ['string', 'null'], pattern: '^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$' },
    timeZone: { type: ['string', 'null'] },
    durationMinutes: { type: ['integer', 'null'], minimum: 1, maximum: 1440 },
    location: { type: ['string', 'null'], maxLength: 255 },
    brandName: { type: 'string', maxLength: 100, pattern: '\\S' },
    campaignName: { type: ['string', 'null'], maxLength: 200 },
    notes: { type: ['string', 'null'], maxLength: 10_000 },
    amount: { type: ['number', 'null'], minimum: 0, exclusiveMaximum: 100_000_000 },
    currency: { type: ['string', 'null'] },
  },
};
const id = { type: 'string', pattern: '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' };
const currencies = new Set(Intl.supportedValuesOf('currency'));

export function shootRoutes(app, pool, authenticate) {
  const query = { type: 'object', properties: { limit: { type: 'string', pattern: '^([1-9][0-9]?|100)$' }, cursor: text } };
  app.get('/api/v1/shoots', { onRequest: authenticate, schema: { querystring: query, response: { 200: page } } }, async (request, reply) => {
    const limit = Number(request.query.limit ?? 20);
    const after = request.query.cursor === undefined ? null : readCursor(request.query.cursor);
    const { rows } = after === null
      ? await pool.query({ ...LIST, values: [request.userId, limit + 1] })
      : await pool.query({ ...LIST_AFTER, values: [request.userId, limit + 1, ...after] });
    const items = rows.slice(0, limit).map(view);
    reply.header('Cache-Control', 'no-store');
    return { items, nextCursor: rows.length > limit ? cursorAfter(rows[limit - 1]) : null };
  });

  const params = { type: 'object', properties: { id } };
  app.get('/api/v1/shoots/:id', { onRequest: authenticate, schema: { params, response: { 200: one } } }, async (request, reply) => {
    const { rows } = await pool.query({ ...ONE, values: [request.params.id, request.userId] });
    if (rows.length === 0) {
      return problem(reply, 404, 'not-found', 'Not found');
    }
    reply.header('Cache-Control', 'private, no-cache');
    return view(rows[0]);
  });

  app.post('/api/v1/shoots', { onRequest: authenticate, schema: { body, response: { 201: created } } }, async (request, reply) => {
    const wish = request.body;
    const wrong = complaintAbout(wish);
    if (wrong !== null) {
      return problem(reply, 422, 'validation-failed', wrong);
    }
    const answer = await plan(wish, request, pool);
    return reply.code(201).header('Location', `/api/v1/shoots/${answer.id}`).header('Cache-Control', 'no-store').send(answer);
  });
}

/** The look for conflicts and the write are one step, under the owner's lock; the log commits with them. */
async function plan(wish, request, pool) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const owner = (await client.query({ ...OWNER, values: [request.userId] })).rows[0];
    const shoot = {
      date: wish.date, time: wish.time ?? null, time_zone: wish.timeZone ?? owner.time_zone, duration_minutes: wish.durationMinutes ?? null,
    };
    const warnings = await conflictsOf(shoot, request.userId, client);
    const { rows } = await client.query({
      ...INSERT,
      values: [request.userId, shoot.date, shoot.time, shoot.time_zone, shoot.duration_minutes, wish.location, wish.brandName,
        wish.campaignName, wish.notes, wish.amount, wish.currency ?? owner.currency],
    });
    await client.query({ ...LOG, values: [request.userId, loggedOf(wish), { id: rows[0].id }, request.ip, request.id] });
    await client.query('COMMIT');
    return { ...view(rows[0]), warnings };
  } catch (failure) {
    await client.query('ROLLBACK');
    throw failure;
  } finally {
    client.release();
  }
}

function complaintAbout(wish) {
  if (wish.timeZone != null && !isZone(wish.timeZone)) {
    return 'timeZone must be an IANA time zone like Europe/Berlin';
  }
  if (wish.currency != null && !currencies.has(wish.currency)) {
    return 'currency must be an ISO 4217 currency code like EUR';
  }
  return wish.amount != null && Math.round(wish.amount * 100) / 100 !== wish.amount ? 'amount must have at most 2 fraction digits' : null;
}

function loggedOf(wish) {
  const logged = {};
  for (const field of LOGGED) {
    if (wish[field] != null) {
      logged[field] = wish[field];
    }
  }
  return logged;
}

function view(row) {
  const when = row.time === null ? null : resolve(row.date, row.time, row.time_zone);
  return {
    id: row.id,
    date: row.date,
    time: row.time,
    timeZone: row.time_zone,
    startsAt: when && iso(when.instant),
    timeResolution: when && when.resolution,
    durationMinutes: row.duration_minutes,
    location: row.location,
    brandName: row.brand_name,
    campaignName: row.campaign_name,
    notes: row.notes,
    amount: row.amount,
    currency: row.currency,
    completed: row.completed,
    completedAt: row.completed_at,
    reviewStatus: reviewStatus(row),
    reviewLinkGeneratedAt: row.review_link_generated_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}

function reviewStatus(row) {
  const reviewed = row.review_submitted_at !== null;
  if (reviewed && (!row.linked || row.link_used)) {
    return 'submitted';
  }
  if (!row.linked) {
    return 'none';
  }
  return row.review_link_opened_at === null ? 'link-sent' : 'opened';
}

function cursorAfter(row) {
  return Buffer.from(`${row.date} ${row.time ?? '00:00'} ${row.id}`).toString('base64url');
}

function readCursor(cursor) {
  const parts = Buffer.from(cursor, 'base64url').toString().split(' ');
  if (parts.length !== 3) {
    throw Object.assign(new Error('cursor does not belong to this list'), { statusCode: 400 });
  }
  return parts;
}
