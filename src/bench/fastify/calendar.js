import { problem } from './app.js';
import { addDays, iso, resolve } from './zones.js';

const CALENDAR = {
  name: 'calendar',
  text: `
    SELECT 'shoot' AS kind, id, date, time, time_zone, duration_minutes, NULL::varchar AS platform, NULL::varchar AS content_type,
           brand_name, campaign_name, completed, NULL::boolean AS available, NULL::varchar AS reason
    FROM shoots WHERE user_id = $1 AND date BETWEEN $2 AND $3
    UNION ALL
    SELECT 'upload', id, date, time, time_zone, NULL, platform::varchar, content_type, brand_name, campaign_name, completed, NULL, NULL
    FROM uploads WHERE user_id = $1 AND date BETWEEN $2 AND $3
    UNION ALL
    SELECT 'day', id, date, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, availability_status, reason
    FROM calendar WHERE user_id = $1 AND date BETWEEN $2 AND $3
    LIMIT 10001`,
};
const MOST_ROWS = 10_000;
const MOST_DAYS = 366;
const PLATFORMS = { instagram: 'Instagram', facebook: 'Facebook', youtube: 'YouTube', tiktok: 'TikTok' };

const text = { type: 'string' };
const textOrNull = { type: 'string', nullable: true };
const entry = {
  type: 'object',
  properties: {
    kind: text, id: text, time: textOrNull, timeZone: text, startsAt: textOrNull, timeResolution: textOrNull,
    durationMinutes: { type: 'integer', nullable: true }, title: text, platform: text, completed: { type: 'boolean' },
  },
};
const answer = {
  type: 'object',
  properties: {
    from: text, to: text,
    days: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          date: text, available: { type: 'boolean' }, availabilityStatus: { type: 'boolean', nullable: true }, reason: textOrNull,
          entries: { type: 'array', items: entry },
        },
      },
    },
  },
};
const date = { type: 'string', format: 'date' };
const query = { type: 'object', required: ['from', 'to'], properties: { from: date, to: date } };

export function calendarRoutes(app, pool, authenticate) {
  app.get('/api/v1/calendar', { onRequest: authenticate, schema: { querystring: query, response: { 200: answer } } }, async (request, reply) => {
    const { from, to } = request.query;
    if (from > to || addDays(from, MOST_DAYS - 1) < to) {
      return problem(reply, 400, 'bad-parameter', 'from must not be after to, and at most 366 days are shown');
    }
    const { rows } = await pool.query({ ...CALENDAR, values: [request.userId, from, to] });
    if (rows.length > MOST_ROWS) {
      return problem(reply, 400, 'too-many-entries', 'There is too much on these days');
    }
    reply.header('Cache-Control', 'private, no-cache');
    return view(from, to, rows);
  });
}

function view(from, to, rows) {
  const byDate = new Map();
  for (let day = from; day <= to; day = addDays(day, 1)) {
    byDate.set(day, { date: day, available: true, availabilityStatus: null, reason: null, entries: [] });
  }
  for (const row of rows) {
    const day = byDate.get(row.date);
    if (row.kind === 'day') {
      day.available = row.available;
      day.availabilityStatus = row.available;
      day.reason = row.reason;
    } else {
      day.entries.push(entryOf(row));
    }
  }
  const days = [...byDate.values()];
  for (const day of days) {
    if (day.entries.length > 1) {
      day.entries.sort(inOrder);
    }
  }
  return { from, to, days };
}

function entryOf(row) {
  const when = row.time === null ? null : resolve(row.date, row.time, row.time_zone);
  const shown = {
    kind: row.kind,
    id: row.id,
    time: row.time,
    timeZone: row.time_zone,
    startsAt: when && iso(when.instant),
    timeResolution: when && when.resolution,
    durationMinutes: row.duration_minutes,
    title: titleOf(row),
    completed: row.completed,
  };
  if (row.kind === 'upload') {
    shown.platform = row.platform;
  }
  return shown;
}

export function titleOf(row) {
  const parts = row.kind === 'shoot'
    ? [row.brand_name, row.campaign_name]
    : [row.content_type ?? PLATFORMS[row.platform], row.brand_name, row.campaign_name];
  return parts.filter((part) => part !== null && part.trim() !== '').join(' · ');
}

/** What has no time first, the rest as it starts. */
function inOrder(one, other) {
  if (one.startsAt !== other.startsAt) {
    return one.startsAt === null || (other.startsAt !== null && one.startsAt < other.startsAt) ? -1 : 1;
  }
  if (one.kind !== other.kind) {
    return one.kind === 'shoot' ? -1 : 1;
  }
  return one.id < other.id ? -1 : 1;
}
