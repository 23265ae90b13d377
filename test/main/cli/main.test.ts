import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import metadata from '../../../package.json' with { type: 'json' };

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** The program as a person runs it: a process of its own. */
function mettle(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((resolve) => {
    const command = ['--import', 'tsx', join(ROOT, 'src/main/cli/main.ts'), ...args];
    execFile(process.execPath, command, { cwd: ROOT }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
  });
}

// Each of these starts a process, which takes long on a busy machine.
describe('the program', { timeout: 180_000 }, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mettle-main-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it('answers --version and --help on standard output', async () => {
    const version = await mettle('--version');
    expect(version).toEqual({ code: 0, out: `${metadata.version}\n`, err: '' });
    const help = await mettle('run', '--help');
    expect(help).toMatchObject({ code: 0, err: '' });
    expect(help.out).toContain('--subject <FILE.gguf>');
  });

  it('ends with the code of its error, and tells it on standard error', async () => {
    const file = join(folder, 'wrong.json');
    await writeFile(file, '{"schemaVersion": 1}');
    const wrong = await mettle('run', file, '--data', folder);
    expect(wrong).toMatchObject({ code: 2, out: '' });
    expect(wrong.err).toMatch(/^INVALID_STUDY: .*wrong\.json is not a valid study: name is missing/);
    const usage = await mettle('rum');
    expect(usage).toMatchObject({ code: 2, out: '' });
  });

  it('puts one JSON object on standard output with --json, whatever happens', async () => {
    const missing = await mettle(
      'run',
      'examples/first-study.json',
      '--subject',
      join(folder, 'no.gguf'),
      '--json',
    );
    expect(missing.code).toBe(3);
    expect(JSON.parse(missing.out)).toMatchObject({ error: { code: 'SUBJECT_NOT_FOUND' } });
    expect(missing.err).toContain('no.gguf');
    const studies = await mettle('studies', '--data', folder, '--json');
    expect(studies).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(studies.out)).toEqual({ data: folder, studies: [] });
  });
});
