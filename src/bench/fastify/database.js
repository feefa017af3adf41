import pg from 'pg';

const asText = (value) => value;
// dates, times and timestamps go out as they came: a Date of JavaScript would only cost
pg.types.setTypeParser(pg.types.builtins.DATE, asText);
pg.types.setTypeParser(pg.types.builtins.TIME, shortTime);
pg.types.setTypeParser(pg.types.builtins.TIMESTAMP, isoInstant);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export function createPool(max) {
  return new pg.Pool({
    connectionString: process.env.DATABASE_URL,
    max,
    min: 2,
    idleTimeoutMillis: 0,
    statement_timeout: 5000,
    application_name: 'bench-fastify',
    options: '-c TimeZone=UTC',
  });
}

/** 14:30 and not 14:30:00. */
export function shortTime(time) {
  return time.endsWith(':00') ? time.slice(0, 5) : time;
}

/** From 2026-12-04 14:30:00.12, in UTC. */
export function isoInstant(text) {
  const point = text.indexOf('.');
  const fraction = point < 0 ? '' : text.slice(point + 1);
  const seconds = `${text.slice(0, 10)}T${text.slice(11, 19)}`;
  return fraction === '' ? `${seconds}Z` : `${seconds}.${fraction.padEnd(fraction.length > 3 ? 6 : 3, '0')}Z`;
}
