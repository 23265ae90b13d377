/** A span of the day by the machine's clock, as `22:30`. One that ends before it begins goes over midnight. */
export interface DaySpan {
  readonly from: string;
  readonly to: string;
}

const MINUTE = 60_000;
/** Two days and an hour: no span of a day is closed, or open, for longer, whatever the clock is put to. */
const FARTHEST_MINUTES = 49 * 60;

/**
 * Whether the clock on the wall shows a time of the span: its beginning belongs to it, its end does not. A span from a time to
 * the same time is the whole day. What counts is what the clock shows: an hour that is left out when the clock is put forward
 * is left out of the span, and one that comes twice is in it twice.
 */
export function isWithin(date: Date, { from, to }: DaySpan): boolean {
  const time = date.getHours() * 60 + date.getMinutes();
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  if (begin === end) return true;
  return begin < end ? time >= begin && time < end : time >= begin || time < end;
}

/** The moment from which the span next holds: `date` itself where it holds then, else the full minute at which it begins. */
export function nextWithin(date: Date, span: DaySpan): Date {
  if (isWithin(date, span)) return date;
  // Minute by minute, since a time of the day may come twice or never where the clock is changed.
  const start = Math.floor(date.getTime() / MINUTE) * MINUTE;
  for (let minute = 1; minute <= FARTHEST_MINUTES; minute += 1) {
    const then = new Date(start + minute * MINUTE);
    if (isWithin(then, span)) return then;
  }
  // Only a span of minutes that the clock leaves out on both days comes here; it is looked for anew after that.
  return new Date(start + FARTHEST_MINUTES * MINUTE);
}

function minutesOf(time: string): number {
  const [hours = '', minutes = ''] = time.split(':');
  return Number(hours) * 60 + Number(minutes);
}
