import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleFixture } from '../main/store/fixtures/bundle.js';
import { startChild } from '../main/store/fixtures/child.js';

/** Peak memory may grow by this share from the smaller to the larger volume. */
const ALLOWED_GROWTH = 0.25;
const VOLUMES = [20_000, 200_000];

/**
 * Stores and pages through 20,000 and 200,000 responses, each in a process of its own with a heap of 64 MiB, and compares
 * peak resident memory. Run with `tsx test/bench/store-memory.ts`; exits with 1 when memory grew.
 */
const folder = mkdtempSync(join(tmpdir(), 'mettle-volume-'));
const bundle = await bundleFixture('volume');
const peaks: number[] = [];
try {
  for (const volume of VOLUMES) {
    const file = join(folder, `${volume}.sqlite`);
    const child = startChild(bundle.script, [file, String(volume)], ['--max-old-space-size=64']);
    const { code, errors } = await child.ended();
    if (code !== 0) throw new Error(`${volume} responses: exit code ${code}\n${errors}`);
    const result = JSON.parse(child.lines[0] ?? '') as Record<string, number>;
    if (result.answered !== volume || result.responses !== volume)
      throw new Error(`${volume}: responses are missing`);
    const { peakBytes = NaN, writeMilliseconds = NaN, readMilliseconds = NaN } = result;
    peaks.push(peakBytes);
    console.log(
      `${volume} responses: peak ${(peakBytes / 2 ** 20).toFixed(0)} MiB, ` +
        `${((writeMilliseconds * 1000) / volume).toFixed(0)} µs to write and ` +
        `${((readMilliseconds * 1000) / volume).toFixed(0)} µs to read one, ` +
        `file ${(statSync(file).size / 2 ** 20).toFixed(1)} MiB`,
    );
  }
} finally {
  bundle.remove();
  rmSync(folder, { recursive: true, force: true });
}
const [small = NaN, large = NaN] = peaks;
const growth = large / small - 1;
console.log(`growth of peak memory: ${(100 * growth).toFixed(1)} % (at most ${100 * ALLOWED_GROWTH} %)`);
if (!(growth <= ALLOWED_GROWTH)) process.exitCode = 1;
