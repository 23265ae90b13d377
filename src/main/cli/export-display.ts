import type { Environment } from './environment.js';

const DRAW_MILLISECONDS = 200;

/** Progress of an export: a line that is drawn anew on a terminal, nothing elsewhere. */
export class ExportDisplay {
  #drawn = false;
  #last = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly environment: Pick<Environment, 'stderr'>,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** `share` is 0..1. */
  changed(step: string, share: number): void {
    const { stderr } = this.environment;
    if (stderr.isTTY !== true || this.clock() - this.#last < DRAW_MILLISECONDS) return;
    this.#last = this.clock();
    stderr.write(`\r\u001b[2K${Math.floor(100 * share)}% ${step}`);
    this.#drawn = true;
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#drawn) this.environment.stderr.write('\r\u001b[2K');
    this.#drawn = false;
  }
}
