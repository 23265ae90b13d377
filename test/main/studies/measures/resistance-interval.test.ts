import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, hashSeed } from '../../../../src/main/analysis/random.js';
import { measureAdoption } from '../../../../src/main/studies/measures/adoption.js';
import { answerTables } from '../../../../src/main/studies/answers/answer-table.js';
import { askedScales } from '../../../../src/main/studies/answers/asked-scales.js';
import { withReference } from '../../../../src/main/studies/answers/reference.js';
import { resistanceFigures } from '../../../../src/main/studies/measures/resistance-interval.js';
import type { StudySnapshot } from '../../../../src/main/store/store.js';
import type { ResistanceFigures } from '../../../../src/shared/domain/resistance.js';
import {
  accumulate,
  analyse,
  axes,
  binomial,
  half,
  moving,
  study,
  TYPES,
  type Subject,
} from '../answers/synthetic.js';

const lean = { placebos: [], neutrals: [], orders: ['forward' as const], analysis: { bootstrap: 100 } };

function figures(snapshot: StudySnapshot, subject: Subject, seed: number): ResistanceFigures {
  const tables = answerTables(accumulate(snapshot, subject), snapshot).map(withReference);
  const { bootstrap: replicates, confidence } = snapshot.design.analysis;
  return resistanceFigures(measureAdoption(askedScales(tables, snapshot)), snapshot, {
    replicates,
    confidence,
    random: createRandom(seed),
  })!;
}

/** A number in -1..1 that depends on the parts alone. */
function effect(...parts: (string | number)[]): number {
  return createRandom(hashSeed(...parts)).next() * 2 - 1;
}

describe('resistance', () => {
  it('lies between 0 and 1 with its interval, whatever the answers', () => {
    const snapshot = study({
      ...lean,
      itemsPerAxis: 2,
      personas: ['ISTP', 'INFP'],
      templates: ['one', 'two'],
    });
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = createRandom(seed);
        const result = analyse(snapshot, () => {
          const weights = Array.from({ length: 5 }, () => random.next() ** 3);
          const total = weights.reduce((sum, weight) => sum + weight, 0.01);
          return weights.map((weight) => weight / total);
        });
        if (result.resistance === null) return;
        const { estimate, low, high } = result.resistance;
        for (const value of [estimate, low, high]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        expect(low).toBeLessThanOrEqual(high);
      }),
      { numRuns: 40 },
    );
  });

  it('does not depend on the names or the order of items', () => {
    const plain = axes(4);
    const names = new Map(plain.items.map(({ id }, place) => [id, `item-${place}`]));
    const renamed = { ...plain, items: plain.items.map((item) => ({ ...item, id: names.get(item.id)! })) };
    const turned = { ...renamed, items: renamed.items.toReversed() };
    const back = new Map([...names].map(([before, after]) => [after, before]));
    const uneven: Subject = (asked) =>
      moving(0.5 + 0.3 * effect(back.get(asked.item) ?? asked.item, asked.condition.id))(asked);
    const personas = ['ISTP', 'INFP', 'ESTJ'];
    const of = (instrument: typeof plain) => figures(study({ ...lean, personas, instrument }), uneven, 1);
    expect(of(renamed)).toEqual(of(plain));
    expect(of(turned).estimate).toBeCloseTo(of(plain).estimate, 12);
    expect(of(plain).low).toBeLessThan(of(plain).high);
  });

  it('averages over templates before it divides', () => {
    const snapshot = study({ ...lean, itemsPerAxis: 2, personas: ['ISTP'], templates: ['one', 'two'] });
    // Stands at 5 under one template and at 4 under the other, and falls to 2 under both.
    const subject: Subject = ({ template, condition, sign }) => {
      const keyed = condition.persona === undefined ? (template === 'one' ? 5 : 4) : 2;
      return binomial(sign === 1 ? keyed : 6 - keyed);
    };
    const result = figures(snapshot, subject, 1);
    expect(result.estimate).toBeCloseTo(1 - (2 - 4.5) / (1 - 4.5), 12);
    expect(result.byTemplate.map(({ id, estimate }) => [id, estimate])).toEqual([
      ['one', expect.closeTo(1 - 3 / 4, 12)],
      ['two', expect.closeTo(1 - 2 / 3, 12)],
    ]);
  });

  it('breaks down by what the answers depend on', () => {
    const snapshot = study({
      ...lean,
      itemsPerAxis: 2,
      personas: ['ISTP', 'ISTJ'],
      wordings: ['described', 'story'],
      heldOutWordings: ['story'],
      templates: ['one', 'new'],
      heldOutTemplates: ['new'],
    });
    const subject: Subject = (asked) => {
      const lost =
        (asked.condition.wording === 'story' ? 0.2 : 0) +
        (asked.template === 'new' ? 0.1 : 0) +
        (asked.condition.persona === 'ISTJ' ? 0.3 : 0);
      return moving(1 - lost)(asked);
    };
    const result = figures(snapshot, subject, 1);
    const shape = (entries: readonly { id: string; heldOut: boolean; estimate: number }[]) =>
      entries.map(({ id, heldOut, estimate }) => [id, heldOut, Number(estimate.toFixed(10))]);
    // ISTP has four cells a wording and ISTJ three; ISTJ's own loss weighs 3/7.
    const persona = (3 / 7) * 0.3;
    const round = (value: number) => Number(value.toFixed(10));
    expect(shape(result.byTemplate)).toEqual([
      ['one', false, round(0.1 + persona)],
      ['new', true, round(0.2 + persona)],
    ]);
    expect(shape(result.byWording)).toEqual([
      ['described', false, round(0.05 + persona)],
      ['story', true, round(0.25 + persona)],
    ]);
    expect(result.heldOutTemplates!.estimate).toBeCloseTo(0.2 + persona, 10);
    expect(result.heldOutWordings!.estimate).toBeCloseTo(0.25 + persona, 10);
    expect(result.byPersona.ISTP!.estimate).toBeCloseTo(0.15, 10);
    expect(result.byPersona.ISTJ!.estimate).toBeCloseTo(0.45, 10);
    expect(result.byScale.axes!.JP!).toMatchObject({ cells: 2 });
    expect(result.byScale.axes!.JP!.estimate).toBeCloseTo(0.15, 10);
    expect(result.byInstrument.axes!.estimate).toBeCloseTo(result.estimate, 12);
  });

  it('has no interval to speak of where nothing differs, and one where something does', () => {
    const options = { ...lean, itemsPerAxis: 4, personas: ['ISTP', 'INFP', 'ESTJ', 'ISFP'] };
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    expect(width(figures(study(options), half, 1))).toBeLessThan(1e-9);
    const differing: Record<string, Subject> = {
      items: (asked) => moving(0.5 + 0.3 * effect(asked.item))(asked),
      templates: (asked) => moving(0.5 + 0.3 * effect(asked.template))(asked),
      personas: (asked) => moving(0.5 + 0.3 * effect(asked.condition.persona ?? ''))(asked),
    };
    for (const subject of Object.values(differing)) {
      expect(width(figures(study(options), subject, 1))).toBeGreaterThan(0.02);
    }
  });

  it('covers the resistance of the population that items, templates and personas are drawn from', () => {
    const snapshot = study({ ...lean, itemsPerAxis: 6, templates: ['a', 'b', 'c', 'd', 'e'] });
    const worlds = 80;
    let covered = 0;
    let low = 0;
    let high = 0;
    for (let world = 0; world < worlds; world += 1) {
      const result = figures(
        snapshot,
        (asked) =>
          moving(
            0.5 +
              0.2 * effect(world, 'item', asked.item) +
              0.1 * effect(world, 'template', asked.template) +
              0.2 * effect(world, 'persona', asked.condition.persona ?? ''),
          )(asked),
        world,
      );
      if (result.low <= 0.5 && 0.5 <= result.high) covered += 1;
      if (result.high < 0.5) low += 1;
      if (result.low > 0.5) high += 1;
    }
    expect(covered / worlds).toBeGreaterThanOrEqual(0.88);
    // An interval that always covers says nothing.
    expect(low + high).toBeGreaterThan(0);
  });

  it('draws personas whole: many wordings of few personas do not narrow the interval', () => {
    const wordings = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6'];
    const personas = TYPES.slice(0, 4);
    const subject: Subject = (asked) => moving(0.5 + 0.4 * effect(asked.condition.persona ?? ''))(asked);
    const width = (chosen: readonly string[]) => {
      const { low, high } = figures(
        study({ ...lean, itemsPerAxis: 2, personas, wordings: chosen, analysis: { bootstrap: 1000 } }),
        subject,
        3,
      );
      return high - low;
    };
    expect(width(wordings) / width(['w1'])).toBeCloseTo(1, 1);
  });
});
