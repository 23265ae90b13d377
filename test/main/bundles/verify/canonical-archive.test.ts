import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openArchive } from '../../../../src/main/bundles/read/archive.js';
import { verifyBundle } from '../../../../src/main/bundles/verify/verify-bundle.js';
import { smallBundle } from '../study-bundle.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mettle-canonical-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('bits that no program reads, set', () => {
  it('are found', async () => {
    const sent = await smallBundle(folder, { templates: ['plain'], orders: ['forward'] });
    const whole = readFileSync(sent);
    const archive = await openArchive(sent);
    const { entries } = archive;
    await archive.close();
    const ends = entries.map((entry) => entry.dataStart + entry.compressedBytes - 1);
    const alone: string[] = [];
    for (const at of ends.filter((end) => (whole[end] ?? 0) < 0x40).slice(0, 12)) {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) | 0x80;
      const path = join(folder, `${at}.mettle.zip`);
      writeFileSync(path, bytes);
      const { passed, checks } = await verifyBundle(path);
      expect(passed).toBe(false);
      const failed = checks.filter(({ outcome }) => outcome === 'failed');
      if (failed.length === 1) alone.push(failed[0]?.findings[0] ?? '');
    }
    // Where the bit belongs to the data, more than this one check finds it.
    expect(alone.length).toBeGreaterThan(0);
    expect(alone.every((finding) => finding.startsWith('Bits behind the end of'))).toBe(true);
  });
});
