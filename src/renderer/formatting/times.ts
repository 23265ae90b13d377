import { NO_NUMBER } from './absent.js';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** A length of time in its two largest units: 7800 is "2 h 10 min", 42 "42 s", 0.4 "under 1 s". */
export function formatDuration(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return NO_NUMBER;
  if (seconds === 0) return '0 s';
  if (seconds < 1) return 'under 1 s';
  // Rounded in the smaller of the two units that are shown, so that 59.7 s is 1 min and 3599 s is 1 h.
  const whole = Math.round(seconds);
  if (whole < HOUR) return twoUnits(whole, MINUTE, 'min', 1, 's');
  const minutes = Math.round(seconds / MINUTE) * MINUTE;
  if (minutes < DAY) return twoUnits(minutes, HOUR, 'h', MINUTE, 'min');
  return twoUnits(Math.round(seconds / HOUR) * HOUR, DAY, 'd', HOUR, 'h');
}

function twoUnits(
  seconds: number,
  large: number,
  largeName: string,
  small: number,
  smallName: string,
): string {
  const first = Math.floor(seconds / large);
  const second = Math.round((seconds - first * large) / small);
  if (first === 0) return `${second} ${smallName}`;
  return second === 0 ? `${first} ${largeName}` : `${first} ${largeName} ${second} ${smallName}`;
}

/** An ISO time in the reader's own time zone: "25 Nov 2026, 14:05". */
export function formatDate(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? NO_NUMBER : `${DATE.format(date)}, ${TIME.format(date)}`;
}

/** As `formatDate`, with words for what is near: "just now", "12 min ago", "today, 14:05", "yesterday, 14:05", "tomorrow, 14:05". */
export function formatWhen(iso: string, now: Date = new Date()): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return NO_NUMBER;
  const passed = (now.getTime() - date.getTime()) / 1000;
  if (passed >= 0 && passed < MINUTE) return 'just now';
  if (passed >= 0 && passed < HOUR) return `${Math.floor(passed / MINUTE)} min ago`;
  const days = calendarDay(now) - calendarDay(date);
  if (days === 0) return `today, ${TIME.format(date)}`;
  if (days === -1) return `tomorrow, ${TIME.format(date)}`;
  return days === 1 ? `yesterday, ${TIME.format(date)}` : formatDate(iso);
}

/** Days since some day long ago, counted by the reader's own calendar. */
function calendarDay(date: Date): number {
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / (DAY * 1000));
}
