const KEPT_LINES = 40;

/** llama.cpp's own words: kept for the reason of a failure, and passed on so that a crash leaves them behind. */
export class NativeLog {
  readonly #lines: string[] = [];

  /** Takes one message. */
  add(level: string, message: string): void {
    const text = message.trim();
    if (text === '') return;
    process.stderr.write(`[${level}] ${text}\n`);
    this.#lines.push(text);
    if (this.#lines.length > KEPT_LINES) this.#lines.shift();
  }

  /** What was said since the last call that speaks of an error, else the last line, else null. */
  takeReason(): string | null {
    const lines = this.#lines.splice(0);
    const errors = lines.filter((line) =>
      /error|fail|invalid|missing|unknown|exceed|out of memory/i.test(line),
    );
    return errors.length > 0 ? [...new Set(errors)].slice(0, 3).join(' ') : (lines.at(-1) ?? null);
  }
}
