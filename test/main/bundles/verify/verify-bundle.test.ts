import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyBundle } from '../../../../src/main/bundles/verify/verify-bundle.js';
import { smallBundle } from '../study-bundle.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mettle-verify-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('a bundle as Mettle writes it', () => {
  it.each([
    ['readout', {}],
    ['sampled', { administration: { mode: 'sampled', runs: 3 } }],
    ['gain', { kind: 'gain' }],
  ])('passes (%s)', async (name, changes) => {
    const path = await smallBundle(join(folder, name), changes);
    const result = await verifyBundle(path);
    expect(result.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(result.passed).toBe(true);
    expect(result.recomputed.numbers).toBeGreaterThan(1000);
    expect(result.recomputed.different).toBe(0);
  });
});
