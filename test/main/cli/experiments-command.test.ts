import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../src/main/cli/program.js';
import { fakeEnvironment } from './fake-environment.js';

describe('mettle experiments', () => {
  it('lists every hypothesis with what was published of it', async () => {
    const environment = fakeEnvironment('/home/ada');
    expect(await runCommandLine(environment, ['experiments'])).toBe(0);
    const { out } = environment.said;
    expect(out).toMatch(/^Id +Domain +Cells +Test +Hypothesis +n +d +Figures +From/);
    expect(out).toMatch(/side-effect +Moral judgement +2 +proportions +effect +78 +1\.46 +secondary +Mettle/);
    expect(out).toMatch(/sham-means .*no effect by construction/);
  });

  it('gives the same as JSON', async () => {
    const environment = fakeEnvironment('/home/ada');
    expect(await runCommandLine(environment, ['experiments', '--json'])).toBe(0);
    const { experiments } = JSON.parse(environment.said.out) as {
      experiments: { id: string; doi: string | null }[];
    };
    expect(experiments.length).toBeGreaterThanOrEqual(28);
    expect(experiments.find(({ id }) => id === 'outbreak-framing')!.doi).toBe('10.1126/science.7455683');
  });
});
