import { unattendedSchema, type Unattended } from '../../shared/contract/application.js';
import { MettleError } from '../../shared/errors.js';

/** The hours of a command line: `--between 22:00-07:00`, `--quiet 08:00-18:00=1`. */
export interface HoursOptions {
  readonly between?: string;
  readonly quiet?: string;
}

/** Reads the hours. Throws `INVALID_INPUT` naming the option. */
export function readHours({ between, quiet }: HoursOptions): Pick<Unattended, 'window' | 'quiet'> {
  return {
    window: between === undefined ? null : readBetween(between),
    quiet: quiet === undefined ? null : readQuiet(quiet),
  };
}

function readBetween(text: string): Unattended['window'] {
  const [from, to, ...rest] = text.split('-');
  const read = unattendedSchema.shape.window.safeParse({ from, to });
  if (read.success && rest.length === 0) return read.data;
  throw new MettleError('INVALID_INPUT', `--between ${text} is not a span of the day.`, {
    hint: 'Write it as in --between 22:00-07:00.',
  });
}

function readQuiet(text: string): Unattended['quiet'] {
  const [span = '', threads, ...rest] = text.split('=');
  const [from, to, ...more] = span.split('-');
  const read = unattendedSchema.shape.quiet.safeParse({ from, to, threads: Number(threads) });
  if (read.success && rest.length + more.length === 0) return read.data;
  throw new MettleError(
    'INVALID_INPUT',
    `--quiet ${text} is not a span of the day with a number of threads.`,
    {
      hint: 'Write it as in --quiet 08:00-18:00=1.',
    },
  );
}
