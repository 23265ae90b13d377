/**
 * The moment that chat templates see as now (some write today's date into the prompt): a constant, so that the same study
 * gives the same prompts on every day. Read in UTC.
 */
export const TEMPLATE_DATE = new Date('2025-01-01T12:00:00Z');

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;
const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/**
 * C's `strftime` in the C locale and UTC for the directives that chat templates use: `a A b B d e H I j m M p S y Y %`, with
 * `-` before a letter for "no padding". Other directives stay as they are.
 */
export function strftime(date: Date, format: string): string {
  return format.replace(/%(-?)([A-Za-z%])/g, (whole, dash: string, letter: string) => {
    const text = directive(date, letter);
    if (text === null) return whole;
    return dash === '-' ? text.replace(/^[0 ]+(?=\d)/, '') : text;
  });
}

function directive(date: Date, letter: string): string | null {
  const month = MONTHS[date.getUTCMonth()] ?? '';
  const day = DAYS[date.getUTCDay()] ?? '';
  const hour = date.getUTCHours();
  const dayOfYear = Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
  const directives: Readonly<Record<string, string>> = {
    a: day.slice(0, 3),
    A: day,
    b: month.slice(0, 3),
    B: month,
    d: pad(date.getUTCDate()),
    e: String(date.getUTCDate()).padStart(2),
    H: pad(hour),
    I: pad(hour % 12 === 0 ? 12 : hour % 12),
    j: pad(dayOfYear, 3),
    m: pad(date.getUTCMonth() + 1),
    M: pad(date.getUTCMinutes()),
    p: hour < 12 ? 'AM' : 'PM',
    S: pad(date.getUTCSeconds()),
    y: pad(date.getUTCFullYear() % 100),
    Y: String(date.getUTCFullYear()),
    '%': '%',
  };
  return directives[letter] ?? null;
}

function pad(value: number, width = 2): string {
  return String(value).padStart(width, '0');
}
