import { parseArgs } from 'node:util';

/** The folder that `--data` names among a program's arguments, other ones (Chromium's, the program's path) being left alone. */
export function dataOption(args: readonly string[]): string | undefined {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' } }, strict: false });
  return typeof values.data === 'string' && values.data !== '' ? values.data : undefined;
}
