import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';

const SCRIPT = fileURLToPath(new URL('check.ts', import.meta.url));

it('says plainly that it was skipped where there is no graphics processor', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mettle-gpu-skip-'));
  try {
    const out = join(folder, 'seen.json');
    // An exit code other than 0 would be thrown.
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--import',
      'tsx',
      SCRIPT,
      '--without-gpu',
      '--out',
      out,
    ]);
    expect(stdout).toBe('skipped: no GPU (none was wanted)\n');
    expect(JSON.parse(await readFile(out, 'utf8'))).toEqual({ status: 'skipped', reason: 'none was wanted' });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}, 240_000);
