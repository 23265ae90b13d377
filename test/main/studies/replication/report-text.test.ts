import { describe, expect, it } from 'vitest';
import { replicationText } from '../../../../src/main/studies/replication/report-text.js';
import type { SubjectOutcome } from '../../../../src/main/studies/study-kind.js';
import type { StudySnapshot } from '../../../../src/main/store/store.js';
import { fakeSubject } from '../fake-engine.js';
import { shownBattery } from './shown-battery.js';

const snapshot = {
  design: { name: 'experiments', analysis: { confidence: 0.95 } },
  conditions: Array.from({ length: 60 }, () => ({ kind: 'persona' })),
  quick: true,
} as unknown as StudySnapshot;
const outcome: SubjectOutcome = { subject: fakeSubject('Ada'), responses: 100, expected: 100, failure: null };
const textOf = (result: Awaited<ReturnType<typeof shownBattery>>): string =>
  replicationText(snapshot, [{ outcome, result }], { width: 100, unicode: false, colour: false }).join('\n');

describe('the text report of a replication', () => {
  it('tells main effects and interactions apart, with the power of each', async () => {
    const result = await shownBattery(['one-girl-or-numbers', 'songs-or-cash', 'sham-means'], {
      'one-girl-or-numbers victim': 1.6,
      'songs-or-cash': 1.6,
    });
    const text = textOf(result);
    expect(text).toContain('By kind        main effects 1 of 2, interactions 1 of 2');
    const flat = text.replaceAll(/\s+/g, ' ');
    expect(flat).toMatch(
      /one-girl-or-numbers \(victim\): original d 0\.47; d 2\.\d\d \S+ \S+ p < \.001, found, in/,
    );
    const [victim] = result.hypotheses;
    expect(flat).toContain(`of runs (power ${Math.round(victim!.power! * 100)}%)`);
    expect(text).toContain('Too many');
    expect(text).toMatch(/sham-means: by construction none/);
  });

  it('names no kinds where there is but one, and no quick look', async () => {
    const text = textOf(await shownBattery(['side-effect', 'good-and-bad-outcome'], { 'side-effect': 2 }));
    expect(text).not.toContain('By kind');
    expect(text).not.toContain('(quick)');
    expect(text).toMatch(/good-and-bad-outcome: original d 0\.90/);
  });
});
