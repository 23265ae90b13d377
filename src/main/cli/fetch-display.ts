import type { Download } from '../../shared/contract/downloads.js';
import type { Environment } from './environment.js';
import { bytes, duration } from './quantities.js';

const DRAW_MILLISECONDS = 200;
const LINE_MILLISECONDS = 5000;

/** Progress of one download: a line that is drawn anew on a terminal, a plain line every five seconds elsewhere. */
export class FetchDisplay {
  #id: string | null = null;
  #drawn = false;
  #last = 0;
  #resumed = 0;

  constructor(
    private readonly environment: Pick<Environment, 'stderr'>,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Shows the download with this id from now on. */
  follow(id: string): void {
    this.#id = id;
  }

  changed(downloads: readonly Download[]): void {
    const download = downloads.find(({ id }) => id === this.#id);
    if (download === undefined) return;
    const { stderr } = this.environment;
    if (download.resumed > this.#resumed) {
      this.#resumed = download.resumed;
      if (stderr.isTTY !== true)
        stderr.write(`${download.name}: the connection was lost and is taken up again.\n`);
    }
    const terminal = stderr.isTTY === true;
    if (this.clock() - this.#last < (terminal ? DRAW_MILLISECONDS : LINE_MILLISECONDS)) return;
    this.#last = this.clock();
    stderr.write(terminal ? `\r\u001b[2K${words(download)}` : `${words(download)}\n`);
    this.#drawn = terminal;
  }

  /** Takes the line away. */
  clear(): void {
    if (this.#drawn) this.environment.stderr.write('\r\u001b[2K');
    this.#drawn = false;
  }
}

function words({ name, state, doneBytes, totalBytes, rate, secondsLeft }: Download): string {
  if (state === 'waiting') return `${name}: waiting`;
  const what = state === 'checking' ? 'checking' : 'fetching';
  const share =
    totalBytes === null || totalBytes === 0 ? '' : ` ${Math.floor((100 * doneBytes) / totalBytes)}%,`;
  const of = totalBytes === null ? '' : ` of ${bytes(totalBytes)}`;
  const speed = rate > 0 ? `, ${bytes(rate)}/s` : '';
  const left = secondsLeft !== null && secondsLeft > 0 ? `, ${duration(secondsLeft)} left` : '';
  return `${name}: ${what}${share} ${bytes(doneBytes)}${of}${speed}${left}`;
}
