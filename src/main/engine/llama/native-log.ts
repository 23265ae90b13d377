const KEPT_LINES = 40;
const ARRIVES_MILLISECONDS = 50;

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

  /** Why `thrown` came about: its own message, with what was said that explains it. */
  async reasonOf(thrown: unknown): Promise<string> {
    // llama.cpp's messages come through another thread, a little after the error that they explain.
    await new Promise((resolve) => setTimeout(resolve, ARRIVES_MILLISECONDS));
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    const said = this.takeReason();
    return said === null ? message : `${message} (${said})`;
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
