import { describe, expect, it } from 'vitest';
import { planStudy } from '../../../src/main/studies/plan.js';
import { intervalBar, wrapped } from '../../../src/main/studies/report-style.js';
import type { ReportedSubject } from '../../../src/main/studies/report-frame.js';
import { resistanceText } from '../../../src/main/studies/resistance/report-text.js';
import type { SubjectOutcome } from '../../../src/main/studies/study-kind.js';
import type { ResistanceResult } from '../../../src/shared/domain/resistance.js';
import { fakeSubject } from './fake-engine.js';
import { madeUpResult } from './resistance-result.js';
import { smallDesign, smallLibrary } from './small-study.js';

const snapshot = planStudy(smallDesign(), smallLibrary(), { quick: false });
const plain = { width: 80, unicode: false, colour: false };

function outcome(name: string, responses = 120, failure: SubjectOutcome['failure'] = null): SubjectOutcome {
  return { subject: fakeSubject(name), responses, expected: 120, failure };
}

const findings: ReportedSubject<ResistanceResult>[] = [
  { outcome: outcome('pliant'), result: madeUpResult('flexible', 0.04) },
  { outcome: outcome('stubborn', 96), result: { ...madeUpResult('closed', 0.97), partial: true } },
  { outcome: outcome('acquiescent'), result: madeUpResult('not-measurable', 0.5) },
  {
    outcome: outcome('broken', 0, { code: 'ENGINE_LOAD_FAILED', message: 'It cannot be loaded.' }),
    result: null,
  },
];

describe('resistanceText', () => {
  const lines = resistanceText(snapshot, findings, plain);
  const text = lines.join('\n');

  it('sets subjects side by side, gives each a table, and ends with a sentence for each', () => {
    expect(lines).toContain('pliant       [o]......................  0.04 [0.01, 0.07]  flexible');
    expect(lines).toContain('  Default type   ENFJ, in 93% of administrations');
    expect(lines).toContain('  Profile        EI 2.44 (1 to 3, small)');
    expect(text).toContain('  Type adoption  96% [93%, 99%], chance 6%;');
    expect(text).toContain('  Default pull   4% [1%, 7%] of misses, chance 7%');
    expect(text).toContain('on held-out templates alone');
    expect(lines.slice(-4)[0]).toBe('pliant: Its resistance is 0.04, which makes it flexible.');
  });

  it('says what is partial, what failed, and what may not be read as resistance', () => {
    expect(text).toContain('  Partial        96 of 120 responses');
    expect(text).toContain('closed so far');
    expect(text).toContain('  Failed         ENGINE_LOAD_FAILED: It cannot be loaded.');
    expect(lines.find((line) => line.startsWith('acquiescent  '))).toMatch(/^acquiescent +not measurable$/);
    expect(text).toContain('not to be read, since the gate was not passed: 0.50');
    expect(text).toContain('not passed: negation consistency 0.20 (at least 0.70 passes)');
  });

  it('keeps to its width and to ASCII where it must, and colours nothing', () => {
    for (const width of [60, 80, 100]) {
      for (const line of resistanceText(snapshot, findings, { ...plain, width })) {
        expect(line.length).toBeLessThanOrEqual(width);
        expect(line).toMatch(/^[\u0020-\u007e]*$/);
        expect(line).not.toMatch(/ $/);
      }
    }
  });

  it('changes nothing but characters and colour on a terminal', () => {
    const coloured = resistanceText(snapshot, findings, { width: 80, unicode: true, colour: true });
    expect(coloured).toHaveLength(lines.length);
    // eslint-disable-next-line no-control-regex
    const bare = coloured.map((line) => line.replace(/\u001b\[\d+m/g, ''));
    expect(bare.map((line) => line.length)).toEqual(lines.map((line) => line.length));
    expect(coloured.join('')).toContain('\u001b[36mflexible\u001b[39m');
    expect(coloured.join('')).toContain('●');
  });
});

describe('intervalBar', () => {
  it('draws the estimate between its whiskers, and never beyond the ends', () => {
    expect(intervalBar({ estimate: 0.5, low: 0.3, high: 0.7 }, 11, plain)).toBe('...[-o-]...');
    expect(intervalBar({ estimate: -0.2, low: -0.4, high: 0.1 }, 11, plain)).toBe('o].........');
    expect(intervalBar({ estimate: 1, low: 0.9, high: 1.2 }, 11, { unicode: true })).toBe('·········├●');
  });
});

describe('wrapped', () => {
  it('breaks between words alone', () => {
    expect(wrapped('one two  three', 9, '  ')).toEqual(['  one two', '  three']);
    expect(wrapped('unbreakable', 4)).toEqual(['unbreakable']);
    expect(wrapped(' ', 4)).toEqual([]);
  });
});
