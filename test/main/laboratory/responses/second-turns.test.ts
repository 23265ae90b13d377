import { describe, expect, it } from 'vitest';
import { fakeSubject } from '../../studies/fake-engine.js';
import { identityStudyOf } from '../../studies/identity/identity-study.js';
import { Bench, lockStudy } from '../fixtures/bench.js';

const CHANGES = {
  instruments: ['headlines-20'],
  identity: { arms: ['answer-only'], irrelevant: null, confidence: true },
  conditions: { default: ['none'], placebos: [], personas: [], roles: ['democrat'], wordings: 'first' },
  orders: ['forward'],
};

async function ran(changes: Readonly<Record<string, unknown>>): Promise<[Bench, number]> {
  const bench = await Bench.open();
  const study = await lockStudy(bench, identityStudyOf({ ...CHANGES, ...changes }), [fakeSubject('one')]);
  await bench.call('runs.start', { study });
  await bench.idle();
  return [bench, study];
}

async function secondTurn(bench: Bench, study: number): Promise<number> {
  const filter = { instrument: 'confidence-ratings' };
  const { rows } = await bench.call('responses.page', { study, filter, offset: 7, limit: 1 });
  return rows[0]!.id;
}

describe('second turns among the responses', () => {
  it('say which answer they are about, with both turns in their prompt', async () => {
    const [bench, study] = await ran({});
    const { options, prompt, row } = await bench.call('responses.get', {
      study,
      id: await secondTurn(bench, study),
    });
    expect(row.itemText).toBe('Confidence in the rating of space-false (headlines-20), rated 2');
    expect(prompt).toMatch(/Is the headline true or false\?[^]* -> 2\nHow sure are you of that answer\?/);
    expect(options).toHaveLength(7);
  });

  it('are asked again after the rating that the plan gives', async () => {
    const [bench, study] = await ran({});
    const replay = await bench.call('responses.replay', { study, id: await secondTurn(bench, study) });
    expect(replay).toMatchObject({ samePrompt: true, same: true });
  });

  it('are not asked again alone where they are about what a run said', async () => {
    const [bench, study] = await ran({ administration: { mode: 'sampled', runs: 2 } });
    await expect(
      bench.call('responses.replay', { study, id: await secondTurn(bench, study) }),
    ).rejects.toThrow(/It is a second turn/);
  });
});
