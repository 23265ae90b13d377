import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openLog } from '../../../src/main/electron/log.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-log-'));
});
afterEach(() => rm(folder, { recursive: true, maxRetries: 5 }));

describe('the log', () => {
  it('keeps errors with their causes, in order', async () => {
    const path = join(folder, 'mettle.log');
    const log = await openLog(path, () => new Date('2026-01-02T03:04:05.000Z'));
    log(new Error('first', { cause: new Error('deeper') }));
    log('second');
    await vi.waitFor(async () => expect(await readFile(path, 'utf8')).toContain('second'));
    const text = await readFile(path, 'utf8');
    expect(text).toMatch(/^2026-01-02T03:04:05\.000Z Error: first/);
    expect(text.indexOf('deeper')).toBeLessThan(text.indexOf('second'));
  });

  it('begins anew where it has grown long', async () => {
    const path = join(folder, 'mettle.log');
    await writeFile(path, 'x'.repeat(1_000_001));
    const log = await openLog(path);
    log('new');
    await vi.waitFor(async () => expect(await readFile(path, 'utf8')).toMatch(/^\S+Z 'new'\n$/));
    expect(await readFile(`${path}.old`, 'utf8')).toHaveLength(1_000_001);
  });

  it('does not stop the program where it cannot be written', async () => {
    const log = await openLog(join(folder, 'gone', 'mettle.log'));
    log('lost');
    await new Promise((resolve) => setImmediate(resolve));
  });
});
