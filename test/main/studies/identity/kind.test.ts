import { describe, expect, it } from 'vitest';
import type { SubjectOutcome } from '../../../../src/main/studies/study-kind.js';
import { identityStudy } from '../../../../src/main/studies/identity/kind.js';
import type { Response } from '../../../../src/shared/domain/response.js';
import { identityStudyOf, reader, responsesOf, type Reader } from './identity-study.js';

const snapshot = identityStudyOf();
const fair = reader({ base: 0.8 });
const unable = reader({ base: 0.5 });

const outcome = (name: string, responses = snapshot.expectedPerSubject): SubjectOutcome => ({
  subject: { name, sha256: name, path: name, quantization: 'F16' } as unknown as SubjectOutcome['subject'],
  responses,
  expected: snapshot.expectedPerSubject,
  failure: null,
});

async function* arriving(read: Reader): AsyncGenerator<Response> {
  yield* responsesOf(snapshot, read);
}

describe('the study kind identity', async () => {
  const analysis = identityStudy.analysis(snapshot);
  await analysis.addSubject(outcome('fair'), arriving(fair));
  await analysis.addSubject(outcome('unable'), arriving(unable));
  analysis.addFindings(outcome('absent', 0), null);

  it.each([60, 92])('tells its findings in lines of at most %d characters', (width) => {
    for (const line of analysis.text({ width, unicode: true, colour: false })) {
      expect(line.length, line).toBeLessThanOrEqual(width);
    }
  });

  it('tells each subject by itself, and says where ratios are not to be read', () => {
    const text = analysis.text({ width: 92, unicode: true, colour: false }).join('\n');
    expect(text).toMatch(/fair: Even-handed: .*by less\s+than 10 %, under each of 2/s);
    expect(text).toMatch(/unable: Not measurable: neutral tables are read no better than chance/);
    expect(text).toMatch(/Neutral tables .*0\.8\d \[/);
    expect(text).toContain('ratios below are not to be');
    expect(text).toMatch(/democrat: right in 0\.\d\d where it suits/);
    expect(text).toContain('absent: nothing is stored yet.');
  });

  it('takes its own findings back, and no others', () => {
    const [found] = analysis.findings();
    const again = identityStudy.analysis(snapshot);
    again.addFindings(outcome('fair'), found ?? null);
    expect(again.json()[0]).toEqual(analysis.json()[0]);
    expect(() => again.addFindings(outcome('fair'), { kind: 'gain' } as never)).toThrow(TypeError);
  });
});
