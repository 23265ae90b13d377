import { describe, expect, it } from 'vitest';
import {
  readableGap,
  saidOfReadings,
} from '../../../../../../src/renderer/screens/results/readings/model/readings-words.js';
import {
  behindReading,
  conditionsRead,
  readingsView,
} from '../../../../../../src/renderer/screens/results/readings/model/readings-view.js';
import type { StudyDetail } from '../../../../../../src/shared/contract/studies.js';
import { readingsEntry, readingsFixture, readingsResults } from '../readings-fixture.js';

describe('what is said of a subject’s readings', () => {
  it('puts the verdict’s word beside its sentence, once', () => {
    const said = saidOfReadings(readingsEntry(readingsFixture(0)));
    expect(said.label).toBe('Self-report only');
    expect(said.sentence).toMatch(/^Personas move what it says of itself/);
    expect(said.facts[0]).toBe('3 of 3 readings pass the gate');
  });

  it('warns of a judge that is not used', () => {
    const used = saidOfReadings(readingsEntry(readingsFixture(0, 0.8))).caveats;
    const left = saidOfReadings(readingsEntry(readingsFixture(0, 0.2))).caveats;
    expect(used.find(({ key }) => key === 'judge')?.tone).toBe('neutral');
    expect(left.find(({ key }) => key === 'judge')).toMatchObject({
      tone: 'warning',
      name: 'Judge not used',
    });
  });

  it('has no gap to read of a subject without findings or that is not measurable', () => {
    expect(readableGap(readingsEntry(null))).toBeNull();
    const result = readingsFixture(1);
    expect(readableGap(readingsEntry(result))).toEqual(result.gap?.gap);
    const verdict = { label: 'not-measurable' as const, sentence: 'Not measurable.' };
    expect(readableGap(readingsEntry({ ...result, verdict }))).toBeNull();
    expect(saidOfReadings(readingsEntry(null)).label).toBe('Being worked out');
  });
});

describe('the responses behind a mark', () => {
  it('are those to the reading under what asks for the trait', () => {
    const entry = readingsEntry(readingsFixture(1));
    const view = readingsView(entry, readingsResults(entry), {} as StudyDetail)!;
    const filter = behindReading(view, 'situations', 'E');
    expect(filter.instrument).toBe('situations');
    expect(filter.conditions).toHaveLength(16);
    // Nothing asks for neuroticism.
    expect(behindReading(view, 'situations', 'N').conditions).toBeUndefined();
    expect(new Set(conditionsRead(view.result.profiles).map(({ condition }) => condition)).size).toBe(
      conditionsRead(view.result.profiles).length,
    );
  });
});
