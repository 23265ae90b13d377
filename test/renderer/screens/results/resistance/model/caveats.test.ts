import { describe, expect, it } from 'vitest';
import {
  studyCaveats,
  subjectCaveats,
} from '../../../../../../src/renderer/screens/results/model/caveats.js';
import { resistanceCaveats } from '../../../../../../src/renderer/screens/results/resistance/model/caveats.js';
import { studySummary } from '../../../../studies-fixture.js';
import { syntheticEntry } from '../synthetic-view.js';

const keys = (caveats: readonly { readonly key: string }[]): string[] => caveats.map(({ key }) => key);

describe('what must be known of a study', () => {
  it('is nothing where it was run as planned', () => {
    expect(studyCaveats(studySummary({ state: 'complete' }))).toEqual([]);
  });

  it('is told in full', () => {
    const caveats = studyCaveats(
      studySummary({
        state: 'running',
        quick: true,
        mode: 'sampled',
        exploratoryOf: { id: 1, name: 'first-plan' },
        changesAfterLock: [{ at: '2026-11-25T10:00:00.000Z', what: 'Closed above: 0.6 to 0.7' }],
      }),
    );
    expect(keys(caveats)).toEqual(['running', 'quick', 'exploratory', 'changed', 'sampled']);
    expect(caveats[2]!.text).toContain('first-plan');
    expect(caveats[3]!.text).toMatch(/^Closed above: 0\.6 to 0\.7 \(25 Nov 2026/);
  });
});

describe('what must be known of a subject', () => {
  it('is nothing where all was answered', () => {
    expect([...subjectCaveats(syntheticEntry()), ...resistanceCaveats(syntheticEntry())]).toEqual([]);
  });

  it('is how far it came, that newer responses wait, and why it failed', () => {
    const entry = syntheticEntry({}, undefined, 0.5);
    const failure = { code: 'ENGINE_CRASHED', message: 'The engine stopped.' };
    const caveats = subjectCaveats({ ...entry, state: 'stale', subject: { ...entry.subject, failure } });
    expect(keys(caveats)).toEqual(['failed', 'partial', 'stale']);
    expect(caveats[1]!.text).toMatch(/^\d[\d,]* of \d[\d,]* responses so far\.$/);
  });

  it('is what held-out texts and roles alone give', () => {
    const entry = syntheticEntry({
      role: 'nurse',
      wordings: ['described', 'narrative'],
      heldOutWordings: ['narrative'],
      heldOutTemplates: ['two'],
    });
    const caveats = resistanceCaveats(entry);
    expect(keys(caveats)).toEqual(['held-out', 'role-persona']);
    expect(caveats[0]!.text).toMatch(/templates 0\.5\d? .*wordings 0\.5/);
  });

  it('is that no shift can be told from noise', () => {
    expect(keys(resistanceCaveats(syntheticEntry({ placebos: [], neutrals: [] })))).toEqual(['no-floor']);
  });

  it('is left to the verdict before there are findings', () => {
    const entry = { ...syntheticEntry(), findings: null };
    expect([...subjectCaveats(entry), ...resistanceCaveats(entry)]).toEqual([]);
  });
});
