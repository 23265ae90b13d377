import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../src/main/cli/program.js';
import { catalogueEntrySchema } from '../../../src/shared/contract/subjects.js';
import { fakeEnvironment } from './fake-environment.js';

describe('mettle catalogue', () => {
  it('lists models with their addresses, and says that nothing is fetched', async () => {
    const environment = fakeEnvironment('/work');
    expect(await runCommandLine(environment, ['catalogue'])).toBe(0);
    expect(environment.said.out).toContain('SOLAR 10.7B Instruct v1.0 (Upstage)');
    expect(environment.said.out).toMatch(
      /hf:bartowski\/gemma-2-2b-it-GGUF:Q4_K_M +1\.7 GB +\d\.\d GB +(yes|no)/,
    );
    expect(environment.said.out).toMatch(/Nothing is fetched by this command\.\n$/);
  });

  it('prints one object', async () => {
    const environment = fakeEnvironment('/work');
    expect(await runCommandLine(environment, ['catalogue', '--json'])).toBe(0);
    const { entries } = JSON.parse(environment.said.out) as { entries: unknown[] };
    expect(entries.map((entry) => catalogueEntrySchema.parse(entry))).toHaveLength(entries.length);
    expect(entries.length).toBeGreaterThan(14);
  });
});
