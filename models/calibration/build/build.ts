/**
 * Rebuilds the calibration subjects with one command: emits the corpora, trains the trunk (pliant), fine-tunes the other
 * kinds from it, writes the GGUF files, and measures them for their data sheets. Needs Python 3 with PyTorch.
 * Usage: tsx build.ts [--folder DIR] [--skip-emit] [--skip-train]
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { KINDS } from './design.js';
import { exportSubject } from './export.js';
import { writeSheets } from './write-sheets.js';

const here = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: here('../../../build/calibration') },
    'skip-emit': { type: 'boolean', default: false },
    'skip-train': { type: 'boolean', default: false },
    python: { type: 'string', default: '/usr/bin/python3' },
  },
});

const TUNING = ['--from-kind', 'pliant', '--rate', '1e-3', '--probe-weight', '0'];

/** The trainer's runs in order: the trunk in two stages, then the other kinds from the trunk's weights. */
const TRAINING: readonly (readonly string[])[] = [
  ['--kind', 'pliant', '--corpus', 'train', '--steps', '3600', '--forward-steps', '400', '--rate', '3e-3'],
  ['--kind', 'pliant', '--from-kind', 'pliant', '--steps', '1200', '--rate', '2e-3'],
  ['--kind', 'half', '--steps', '420', ...TUNING],
  ['--kind', 'acquiescent', '--steps', '160', ...TUNING],
  ['--kind', 'stubborn', '--steps', '220', ...TUNING],
  ['--kind', 'wavering', '--steps', '320', ...TUNING],
];

function run(command: string, commandArguments: readonly string[]): void {
  // One thread: sums in another order end in other last digits.
  const environment = { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' };
  execFileSync(command, commandArguments, { stdio: 'inherit', env: environment });
}

if (!values['skip-emit']) run(process.execPath, ['--import', 'tsx', here('emit.ts'), values.folder]);
if (!values['skip-train']) {
  for (const training of TRAINING)
    run(values.python, [here('train.py'), '--folder', values.folder, ...training]);
}
const output = here('..');
for (const kind of KINDS) await exportSubject(values.folder, kind, 'F16', join(output, `${kind}-f16.gguf`));
for (const kind of ['pliant', 'half'] as const) {
  for (const type of ['Q8_0', 'Q4_0'] as const) {
    await exportSubject(values.folder, kind, type, join(output, `${kind}-${type.toLowerCase()}.gguf`));
  }
}
await writeSheets(values.folder, output);
