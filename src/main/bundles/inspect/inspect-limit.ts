/**
 * Responses of one subject up to which its log is written. Inspect reads a log in JSON as a whole, and its viewer shows every
 * sample: at some 4 KB a sample this is about 200 MB. Beyond, the tables hold the same.
 */
export const MOST_LOGGED_RESPONSES = 50_000;

/** Whether a subject with so many responses gets a log. */
export function isLogged(responses: number): boolean {
  return responses <= MOST_LOGGED_RESPONSES;
}
