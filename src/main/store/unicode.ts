const LONE_SURROGATE = /\p{Surrogate}/u;

/** Whether the text has a UTF-8 form, i.e. no surrogate without its partner. */
export function isWellFormed(text: string): boolean {
  return !LONE_SURROGATE.test(text);
}
