import type { Unattended } from '../../../shared/contract/application.js';
import { isWithin, nextWithin } from './day-span.js';

/** What the researcher's hours say of a moment. */
export interface Hours {
  /** When studies may run next, as ISO 8601; null where they may run now. */
  readonly opens: string | null;
  /** Threads that may compute at most; null where they are not limited. */
  readonly threadLimit: number | null;
}

/** What holds at `now`. */
export function hoursAt(now: Date, { window, quiet }: Pick<Unattended, 'window' | 'quiet'>): Hours {
  return {
    opens: window === null || isWithin(now, window) ? null : nextWithin(now, window).toISOString(),
    threadLimit: quiet !== null && isWithin(now, quiet) ? quiet.threads : null,
  };
}
