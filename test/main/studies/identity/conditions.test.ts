import { describe, expect, it } from 'vitest';
import { identityConditions } from '../../../../src/main/studies/identity/conditions.js';
import { armPlaces } from '../../../../src/main/studies/identity/places.js';
import { MettleError } from '../../../../src/shared/errors.js';
import { identityDesign, library } from './identity-study.js';

const conditionsOf = (changes: Readonly<Record<string, unknown>> = {}) =>
  identityConditions(identityDesign(changes), library);
const refusal = (changes: Readonly<Record<string, unknown>>): MettleError => {
  try {
    conditionsOf(changes);
  } catch (thrown) {
    if (thrown instanceof MettleError) return thrown;
  }
  throw new Error('was not refused');
};

describe('the conditions of an identity study', () => {
  it('put every arm before the baseline, every identity and the irrelevant one beside it', () => {
    const conditions = conditionsOf();
    expect(conditions).toHaveLength(2 * (1 + 6 + 6));
    expect(new Set(conditions.map(({ id }) => id)).size).toBe(conditions.length);
    const arms = armPlaces(conditions);
    expect(arms.map(({ arm }) => arm)).toEqual(['answer-only', 'strive-for-accuracy']);
    for (const { arm, baseline, identities } of arms) {
      expect(baseline).toHaveLength(1);
      expect(identities.map(({ identity }) => identity)).toEqual(['democrat', 'republican']);
      for (const { framings, irrelevant } of identities) {
        expect(framings).toHaveLength(3);
        for (const [at, place] of framings.entries()) {
          const own = conditions[place]!;
          const beside = conditions[irrelevant[at]!]!;
          expect(beside.lengthOf).toBe(own.id);
          expect([beside.wording, beside.arm]).toEqual([own.wording, arm]);
          expect(beside.role).toBe('left-handed');
        }
      }
    }
  });

  it('begin with the way of answering, whatever follows', () => {
    const [plain, accuracy] = ['answer-only', 'strive-for-accuracy'].map(
      (arm) => library.roles.get(arm)!.wordings[0]!.text.en!,
    );
    for (const { arm, system, kind } of conditionsOf()) {
      const text = arm === 'answer-only' ? plain! : accuracy!;
      expect(system!.startsWith(text)).toBe(true);
      if (kind === 'default') expect(system).toBe(text);
    }
  });

  it.each([
    [{ conditions: { default: ['none'], placebos: [], roles: ['woman'] } }, /hold personas too/],
    [{ conditions: { default: ['none'], placebos: [], personas: [] } }, /names no identity/],
    [
      { conditions: { default: ['none'], placebos: [], personas: [], roles: 'all' } },
      /takes all roles for identities/,
    ],
    [{ instruments: ['jungian-4x12'] }, /neither headlines nor evidence tables/],
    [{ identity: { arms: ['reason-first'] } }, /a readout leaves no room for/],
    [{ identity: { arms: ['no-such'] } }, /names the role "no-such"/],
    [{ identity: { irrelevant: 'no-such' } }, /names the role "no-such"/],
  ])('are refused for %j', (changes, message) => {
    const error = refusal(changes);
    expect(error.code).toBe('INVALID_STUDY');
    expect(error.message).toMatch(message);
    expect(error.hint).not.toBe('');
  });

  it('leave room for reasons in free text alone', () => {
    const identity = { arms: ['answer-only', 'reason-first'] };
    const sampled = { mode: 'sampled', runs: 2, maxTokens: 400 };
    expect(conditionsOf({ identity, administration: sampled })).toHaveLength(26);
    expect(refusal({ identity, administration: { ...sampled, answer: 'grammar' } }).message).toMatch(
      /a grammar of labels leaves no room/,
    );
  });
});
