// When a wall-clock time in a zone is. Intl is slow, but a zone changes its offset only twice a year: what it says of a day is
// remembered.

const formats = new Map();
const days = new Map();
const DAY = 86_400_000;

function formatOf(zone) {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
    });
    formats.set(zone, format);
  }
  return format;
}

/** Milliseconds that clocks in the zone are ahead of UTC at an instant. */
function offsetAt(zone, instant) {
  const part = {};
  for (const { type, value } of formatOf(zone).formatToParts(instant)) {
    part[type] = Number(value);
  }
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) - Math.floor(instant / 1000) * 1000;
}

/** The offset before and after a day: the same on all but two days a year. */
function offsetsAround(zone, date) {
  const key = zone + date;
  let offsets = days.get(key);
  if (offsets === undefined) {
    const midnight = Date.parse(date + 'T00:00:00Z');
    offsets = [offsetAt(zone, midnight - DAY), offsetAt(zone, midnight + 2 * DAY)];
    if (days.size > 50_000) {
      days.clear();
    }
    days.set(key, offsets);
  }
  return offsets;
}

/** The instant in milliseconds, and whether the time comes once, never or twice on that day. */
export function resolve(date, time, zone) {
  const local = Date.parse(`${date}T${time.length === 5 ? time + ':00' : time}Z`);
  const [before, after] = offsetsAround(zone, date);
  if (before === after) {
    return { instant: local - before, resolution: 'exact' };
  }
  const isBefore = offsetAt(zone, local - before) === before;
  const isAfter = offsetAt(zone, local - after) === after;
  if (isBefore && isAfter) {
    return { instant: local - before, resolution: 'repeated' };
  }
  return isBefore || isAfter
    ? { instant: local - (isBefore ? before : after), resolution: 'exact' }
    : { instant: local - before, resolution: 'skipped' };
}

/** The date that calendars in the zone show at an instant. */
export function dateAt(zone, instant) {
  const [before, after] = offsetsAround(zone, new Date(instant).toISOString().slice(0, 10));
  const offset = before === after ? before : offsetAt(zone, instant);
  return new Date(instant + offset).toISOString().slice(0, 10);
}

/** As JSON has it: without milliseconds where there are none. */
export function iso(instant) {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

export function addDays(date, count) {
  return new Date(Date.parse(date + 'T00:00:00Z') + count * DAY).toISOString().slice(0, 10);
}

const zoneNames = new Set(Intl.supportedValuesOf('timeZone'));

export function isZone(name) {
  return zoneNames.has(name) || name === 'UTC';
}
