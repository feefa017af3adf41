import { titleOf } from './calendar.js';
import { addDays, dateAt, resolve } from './zones.js';

const AROUND = {
  name: 'around',
  text: `
    SELECT 'shoot' AS kind, id, date, time, time_zone, duration_minutes, brand_name, campaign_name, NULL::boolean AS available,
           NULL::varchar AS reason
    FROM shoots WHERE user_id = $1 AND date BETWEEN $2 AND $3
    UNION ALL
    SELECT 'day', id, date, NULL, NULL, NULL, NULL, NULL, availability_status, reason
    FROM calendar WHERE user_id = $1 AND date BETWEEN $2 AND $3
    LIMIT 1001`,
};
/** Zones lie up to 26 hours apart, and a shoot takes up to 24: what is further away cannot touch. */
const DAYS_AROUND = 3;
const MOST_WARNINGS = 100;
const ASSUMED_MINUTES = 60;

/** What the new shoot collides with: blocked days first, then other shoots, as they start. */
export async function conflictsOf(shoot, userId, client) {
  const wanted = occupied(shoot);
  const { rows } = await client.query({
    ...AROUND, values: [userId, addDays(wanted.firstDate, -DAYS_AROUND), addDays(wanted.lastDate, DAYS_AROUND)],
  });
  const warnings = [];
  for (const row of rows.sort(inOrder)) {
    if (row.kind === 'day') {
      if (!row.available && touches(wanted, row.date, row.date)) {
        warnings.push(warning('date-blocked', `${row.date} is blocked${row.reason === null ? '.' : `: ${row.reason}`}`, row));
      }
    } else if (overlap(wanted, occupied(row))) {
      warnings.push(warning('shoot-overlap', `Overlaps with the shoot ${titleOf(row)} on ${whenIs(row, shoot.time_zone)}.`, row));
    }
  }
  return warnings.slice(0, MOST_WARNINGS);
}

function occupied({ date, time, time_zone: zone, duration_minutes: minutes }) {
  if (time === null) {
    return { firstDate: date, lastDate: date, from: null, to: null };
  }
  const from = resolve(date, time, zone).instant;
  const to = from + (minutes ?? ASSUMED_MINUTES) * 60_000;
  const lastDate = dateAt(zone, to - 1);
  return { firstDate: date, lastDate: lastDate < date ? date : lastDate, from, to };
}

function touches(slot, first, last) {
  return slot.firstDate <= last && slot.lastDate >= first;
}

/** What takes whole days takes its dates from everybody. */
function overlap(one, other) {
  return one.from === null || other.from === null
    ? touches(one, other.firstDate, other.lastDate)
    : one.from < other.to && other.from < one.to;
}

function inOrder(one, other) {
  if (one.kind !== other.kind) {
    return one.kind === 'day' ? -1 : 1;
  }
  if (one.date !== other.date) {
    return one.date < other.date ? -1 : 1;
  }
  const starts = startOf(one) - startOf(other);
  return starts !== 0 && !Number.isNaN(starts) ? starts : one.id < other.id ? -1 : 1;
}

function startOf(row) {
  return row.time === null ? -Infinity : resolve(row.date, row.time, row.time_zone).instant;
}

function warning(code, message, row) {
  return { code, message, with: { kind: row.kind, id: row.id, date: row.date } };
}

function whenIs(row, zone) {
  return row.time === null ? row.date : `${row.date} at ${row.time}${row.time_zone === zone ? '' : ` (${row.time_zone})`}`;
}
