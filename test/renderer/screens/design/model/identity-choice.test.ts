import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../../src/main/library/load-library.js';
import { planStudy } from '../../../../../src/main/studies/plan.js';
import {
  ARM_CHOICES,
  hasRoomForReasons,
  identityOf,
  withArms,
} from '../../../../../src/renderer/screens/design/model/identity-choice.js';
import { kindChanges, ofKind } from '../../../../../src/renderer/screens/design/model/kind-choice.js';
import { identitySettingsSchema } from '../../../../../src/shared/domain/identity/settings.js';
import { content } from '../draft-content-fixture.js';

const { design } = content();

describe('a design of identities', () => {
  it('is put together when the kind is chosen, and can be planned', async () => {
    const library = await loadLibrary();
    const made = ofKind(design, 'identity');
    expect(made.instruments).toEqual(['headlines-20', 'evidence-tables-60']);
    expect(made.conditions.personas).toEqual([]);
    expect(planStudy(made, library, { quick: true }).conditions).toHaveLength(2 * (1 + 24 + 24));
    expect(kindChanges(design, made, (id) => id)).toContain(
      'Identities and templates for judgements were put in.',
    );
    for (const kind of ['resistance', 'gain', 'specification', 'readings'] as const) {
      const left = ofKind(made, kind);
      expect(Object.hasOwn(left, 'identity')).toBe(false);
      expect(planStudy(left, library, { quick: true }).conditions.length).toBeGreaterThan(1);
    }
    expect(kindChanges(made, ofKind(made, 'resistance'), (id) => id)).toContain(
      'Its ways of answering were taken out.',
    );
  });

  it('keeps roles that were chosen', () => {
    const own = { ...design, conditions: { ...design.conditions, roles: ['woman', 'man'] } };
    expect(ofKind(own, 'identity').conditions.roles).toEqual(['woman', 'man']);
  });

  it('has its defaults until it says otherwise', () => {
    expect(identityOf(design)).toEqual(identitySettingsSchema.parse({}));
    const own = identitySettingsSchema.parse({ margin: 0.2 });
    expect(identityOf({ identity: own })).toBe(own);
  });

  it('offers reasons before the answer where there is room for them', () => {
    expect(hasRoomForReasons(design)).toBe(false);
    const sampled = {
      mode: 'sampled',
      runs: 1,
      sampler: { temperature: 1, topK: null, topP: null, minP: 0 },
      answer: 'free',
      maxTokens: 400,
    } as const;
    expect(hasRoomForReasons({ administration: sampled })).toBe(true);
    expect(hasRoomForReasons({ administration: { ...sampled, answer: 'grammar' } })).toBe(false);
  });

  it('keeps ways of answering of one’s own behind those that are offered', () => {
    const settings = identitySettingsSchema.parse({ arms: ['mine', 'answer-only'] });
    const values = ARM_CHOICES.map(({ value }) => value);
    expect(withArms(settings, values).arms).toEqual([...values, 'mine']);
    expect(withArms(settings, ['strive-for-accuracy']).arms).toEqual(['strive-for-accuracy', 'mine']);
  });
});
