import { describe, expect, it } from 'vitest';
import { resistanceStudy } from '../../../../src/main/studies/resistance/kind.js';
import type { SubjectOutcome } from '../../../../src/main/studies/study-kind.js';
import { findingsSchema } from '../../../../src/shared/contract/results.js';
import type { Response } from '../../../../src/shared/domain/response.js';
import { fakeSubject } from '../fake-engine.js';
import { cellsOf, half, readout, study } from '../answers/synthetic.js';

const snapshot = study({ itemsPerAxis: 2, personas: ['INTP', 'ENFJ'], templates: ['one'] });
const layout = { width: 80, unicode: false, colour: false };

function outcome(responses: number): SubjectOutcome {
  return { subject: fakeSubject('half'), responses, expected: snapshot.expectedPerSubject, failure: null };
}

async function* answers(): AsyncGenerator<Response> {
  for (const { key, probabilities } of cellsOf(snapshot, half)) yield readout(key, probabilities);
}

describe('the analysis of a resistance study', () => {
  it('reads findings that were stored as it reads the responses themselves', async () => {
    const worked = resistanceStudy.analysis(snapshot);
    await worked.addSubject(outcome(snapshot.expectedPerSubject), answers());
    const [findings] = worked.findings();
    const stored = findingsSchema.parse(JSON.parse(JSON.stringify(findings)));
    const read = resistanceStudy.analysis(snapshot);
    read.addFindings(outcome(snapshot.expectedPerSubject), stored);
    expect(read.text(layout)).toEqual(worked.text(layout));
    expect(read.json()).toEqual(worked.json());
    expect(read.findings()).toEqual(worked.findings());
    expect(stored.result.partial).toBe(false);
  });

  it('has no findings for a subject without responses', async () => {
    const analysis = resistanceStudy.analysis(snapshot);
    await analysis.addSubject(outcome(0), (async function* () {})());
    analysis.addFindings(outcome(0), null);
    expect(analysis.findings()).toEqual([null, null]);
    expect(analysis.json()).toEqual([{}, {}]);
  });
});

describe('following a resistance study', () => {
  it('counts what it is given and shows the conditions that were begun', async () => {
    const live = resistanceStudy.live(snapshot);
    expect(live.profiles().profiles).toEqual([]);
    let given = 0;
    for await (const response of answers()) {
      live.add(response);
      given += 1;
      if (given === snapshot.expectedPerSubject / snapshot.conditions.length) break;
    }
    expect(live.answered).toBe(given);
    expect(new Set(live.profiles().profiles.map(({ condition }) => condition))).toEqual(
      new Set(['default:none']),
    );
  });
});
