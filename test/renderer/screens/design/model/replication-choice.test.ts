import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../../src/main/library/load-library.js';
import { planStudy } from '../../../../../src/main/studies/plan.js';
import { frozenParts } from '../../../../../src/renderer/screens/design/lock/plan-summary.js';
import { kindChanges, ofKind } from '../../../../../src/renderer/screens/design/model/kind-choice.js';
import {
  publishedWords,
  replicationOf,
} from '../../../../../src/renderer/screens/design/model/replication-choice.js';
import { replicationSettingsSchema } from '../../../../../src/shared/domain/replication/settings.js';
import type { DesignCheck } from '../../../../../src/shared/contract/designs.js';
import { content } from '../draft-content-fixture.js';

const { design } = content();

describe('a design of experiments', () => {
  it('is put together when the kind is chosen, and can be planned whole, quick or not', async () => {
    const library = await loadLibrary();
    const made = ofKind(design, 'replication');
    expect(kindChanges(design, made, (id) => id)).toContain('People drawn from a population were put in.');
    const [whole, quick] = [false, true].map((short) => planStudy(made, library, { quick: short }));
    expect(whole!.conditions.length).toBeGreaterThanOrEqual(60);
    expect(quick!.instruments.map(({ items }) => items.length)).toEqual(
      whole!.instruments.map(({ items }) => items.length),
    );
  });

  it('says how it is read, with what holds where it says nothing', () => {
    const made = ofKind(design, 'replication');
    expect(made.replication).toBeUndefined();
    expect(replicationOf(made)).toEqual(replicationSettingsSchema.parse({}));
    const own = { ...replicationOf(made), alpha: 0.01, smallestEffect: 0.2 };
    expect(replicationOf({ ...made, replication: own })).toBe(own);
  });

  it('loses how its experiments are read with its kind, and says so', () => {
    const made = { ...ofKind(design, 'replication'), replication: replicationSettingsSchema.parse({}) };
    const left = ofKind(made, 'resistance');
    expect(Object.hasOwn(left, 'replication')).toBe(false);
    expect(kindChanges(made, left, (id) => id)).toContain('How its experiments are read was taken out.');
    expect(ofKind(made, 'replication')).toBe(made);
  });

  it('tells what was published of each experiment', async () => {
    const { experiments } = await loadLibrary();
    const words = (id: string): string | null => publishedWords(experiments.get(id)!.experiment!);
    expect(words('songs-or-cash')).toBe('331 people, d 0.30');
    expect(words('one-girl-or-numbers')).toBe('121 people, d 0.47, 0.37, 0.42');
    expect(words('runaway-means')).toBe('2,646 people, d 2.50');
    expect(words('sham-means')).toBeNull();
  });

  it('freezes no items of each scale', () => {
    const check = { size: { responses: 10 }, conditions: [], specifications: null } as unknown as DesignCheck;
    const name = (id: string): string => id;
    const size = (kind: 'replication' | 'resistance'): string =>
      frozenParts(ofKind(design, kind), true, check, {
        subject: name,
        instrument: name,
        template: name,
      }).find(([part]) => part === 'Size')![1];
    expect(size('replication')).toContain('with every condition');
    expect(size('resistance')).toContain('items of each scale');
  });
});
