import { expect, it } from 'vitest';
import { createRandom } from '../../../../src/main/analysis/random.js';
import { measureEffects } from '../../../../src/main/studies/specification/effects.js';
import type {
  Measure,
  SpecificationFinding,
  VariedFactor,
} from '../../../../src/shared/domain/specification-curve/result.js';

const RESISTANCE: Measure = {
  id: 'resistance',
  instrument: null,
  scale: null,
  name: 'Resistance',
  low: '',
  high: '',
  min: 0,
  max: 1,
  reference: 0,
};
const FACTORS: readonly VariedFactor[] = [
  { factor: 'template', levels: ['one', 'two', 'three'] },
  { factor: 'order', levels: ['forward', 'reversed'] },
  { factor: 'language', levels: ['en', 'de'] },
];
const ROWS = [0, 1, 2].flatMap((template) =>
  [0, 1].flatMap((order) => [0, 1].map((language) => [template, order, language])),
);

function findings(response: (levels: readonly number[]) => number, passed = true): SpecificationFinding[] {
  return ROWS.map((levels, place) => {
    const estimate = response(levels);
    return {
      specification: { id: `s${place}` },
      levels,
      gate: { passed, judged: [], failed: [] },
      resistance: { estimate, low: estimate, high: estimate, cells: 1 },
    } as unknown as SpecificationFinding;
  });
}

const effectsOf = (response: (levels: readonly number[]) => number) =>
  measureEffects(RESISTANCE, findings(response), FACTORS, 0.95)!;

it('claims an effect where there is none in about one study of twenty', () => {
  const random = createRandom(3);
  const studies = 600;
  let claimed = 0;
  for (let study = 0; study < studies; study += 1) {
    const { factors } = effectsOf(() => random.next() + random.next() + random.next());
    if (factors.some(({ adjustedP }) => adjustedP! < 0.05)) claimed += 1;
  }
  expect(claimed / studies).toBeGreaterThan(0.02);
  expect(claimed / studies).toBeLessThan(0.08);
});

it('names the levels that lie furthest apart, the higher less the lower', () => {
  const random = createRandom(4);
  const { factors } = effectsOf(([template]) => [0.6, 0.2, 0.4][template!]! + 0.01 * random.next());
  const [template, order] = factors;
  expect(template?.largest).toMatchObject({ lower: 'two', higher: 'one' });
  expect(template?.largest?.estimate).toBeCloseTo(0.4, 1);
  expect(template!.largest!.low!).toBeLessThan(template!.largest!.estimate);
  expect(template!.largest!.high!).toBeGreaterThan(template!.largest!.estimate);
  expect(template?.partialEta2).toBeGreaterThan(0.9);
  expect(order!.largest!.estimate).toBeLessThan(0.02);
});

it('says nothing of specifications that do not pass the gate, nor without factors', () => {
  expect(
    measureEffects(
      RESISTANCE,
      findings(() => 0.5, false),
      FACTORS,
      0.95,
    ),
  ).toBeNull();
  expect(
    measureEffects(
      RESISTANCE,
      findings(() => 0.5),
      [],
      0.95,
    ),
  ).toBeNull();
});
