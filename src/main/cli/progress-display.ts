import type { Progress } from '../../shared/domain/progress.js';
import type { TextLayout } from '../studies/study-kind.js';
import type { Output } from './environment.js';
import { count, duration, rate } from './quantities.js';

const LINE_MILLISECONDS = 5000;
const BAR_WIDTH = 24;

/** Progress of a run: one line that is drawn anew on a terminal, a plain line every five seconds elsewhere. */
export class ProgressDisplay {
  #drawn = false;
  #lastLine: number;

  constructor(
    private readonly output: Output,
    private readonly layout: TextLayout,
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.#lastLine = clock();
  }

  show(progress: Progress): void {
    if (this.output.isTTY === true) {
      this.output.write(`\r\u001b[2K${barLine(progress, this.layout)}`);
      this.#drawn = true;
      return;
    }
    if (this.clock() - this.#lastLine < LINE_MILLISECONDS) return;
    this.#lastLine = this.clock();
    this.output.write(`${plainLine(progress)}\n`);
  }

  /** A message on a line of its own, above the bar. */
  note(text: string): void {
    this.clear();
    this.output.write(`${text}\n`);
  }

  /** Takes the bar away. */
  clear(): void {
    if (this.#drawn) this.output.write('\r\u001b[2K');
    this.#drawn = false;
  }
}

function barLine(progress: Progress, layout: TextLayout): string {
  const share = progress.total === 0 ? 1 : progress.done / progress.total;
  const [full, empty] = layout.unicode ? ['█', '░'] : ['#', '.'];
  const filled = Math.round(share * BAR_WIDTH);
  const bar = full.repeat(filled) + empty.repeat(BAR_WIDTH - filled);
  const { subject } = progress;
  const short = details({ ...progress, tokensPerSecond: 0 });
  const lines = [
    `${subject}  ${bar}  ${details(progress)}`,
    `${subject}  ${bar}  ${short}`,
    `${subject}  ${short}`,
  ];
  // A line as wide as the terminal would wrap, and could not be drawn anew.
  return (
    lines.find((line) => line.length < layout.width) ?? `${subject}  ${short}`.slice(0, layout.width - 1)
  );
}

function plainLine(progress: Progress): string {
  return `${progress.subject}: ${details(progress)}`;
}

function details({ done, total, rate: perSecond, secondsLeft, tokensPerSecond }: Progress): string {
  const share = total === 0 ? 100 : Math.floor((100 * done) / total);
  const parts = [`${share}%`, `${count(done)} of ${count(total)}`];
  if (perSecond > 0) parts.push(rate(perSecond));
  if (tokensPerSecond > 0) parts.push(`${count(tokensPerSecond)} tokens/s`);
  if (secondsLeft !== null && secondsLeft > 0) parts.push(`${duration(secondsLeft)} left`);
  return parts.join(', ');
}
