import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { killRuns } from './kill-harness.js';

describe('a run that is killed', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mettle-kill-'));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });

  it(
    'goes on with nothing lost and nothing twice, wherever it was killed',
    { timeout: 400_000 },
    async () => {
      const report = await killRuns(folder, 10, 'suite');
      expect(report).toMatchObject({ kills: 10, lost: 0, surplus: 0, missing: 0, withoutPrompt: 0 });
    },
  );
});
