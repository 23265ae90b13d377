import { beforeAll, describe, expect, it } from 'vitest';
import {
  conditionOnScale,
  defaultOnScale,
  itemResponses,
  testResponses,
} from '../../../../../src/renderer/screens/results/quantization/model/behind.js';
import { quantizationTables } from '../../../../../src/renderer/screens/results/quantization/model/detail-tables.js';
import {
  effectPoints,
  withoutFigures,
} from '../../../../../src/renderer/screens/results/quantization/model/effect-points.js';
import {
  changeAxis,
  itemText,
  sortedItems,
} from '../../../../../src/renderer/screens/results/quantization/model/item-changes.js';
import {
  marginAxis,
  pointsAxis,
} from '../../../../../src/renderer/screens/results/quantization/model/margin-axis.js';
import { pairedScales } from '../../../../../src/renderer/screens/results/quantization/model/paired-scales.js';
import {
  familiesOf,
  fullName,
  variantName,
} from '../../../../../src/renderer/screens/results/quantization/model/quantization-view.js';
import { studyNotes } from '../../../../../src/renderer/screens/results/quantization/model/study-notes.js';
import { saidOfVariant } from '../../../../../src/renderer/screens/results/quantization/model/verdict-words.js';
import { responseFilterSchema } from '../../../../../src/shared/contract/responses.js';
import type { StudyResultsOf } from '../../../../../src/shared/contract/results.js';
import type { ComparedFamily } from '../../../../../src/shared/domain/quantization/comparison.js';
import { detail, entryOf, VARIANTS, variantResults, viewOf } from './synthetic-variants.js';

let results: StudyResultsOf<'quantization'>;
beforeAll(async () => {
  results = await variantResults();
});

const figure = (low: number, estimate: number, high: number) => ({ low, estimate, high });
const familyOf = (): ComparedFamily => familiesOf(results).families[0]!;

describe('what is said of a variant', () => {
  it('does not say its label, nor what it is compared with, twice', () => {
    const same = saidOfVariant(entryOf(results, 'q8_0'));
    expect(same.label).toBe('Equivalent');
    expect(same.sentence).toMatch(/^All \d intervals lie within their margins/);
    expect(same.facts[0]).toBe('Compared with f16');
    const other = saidOfVariant(entryOf(results, 'q4_0'));
    expect(other.label).toBe('Different');
    expect(other.sentence).toMatch(/^SN 0\.\d+ \[.*\] lies beyond ±0\.10/);
  });

  it('says what cannot be measured and what has no reference, in words', () => {
    const broken = saidOfVariant(entryOf(results, 'q2_k'));
    expect([broken.label, broken.tone]).toEqual(['Not measurable', 'problem']);
    expect(broken.facts.join()).toContain('Gate not passed');
    const lonely = saidOfVariant(entryOf(results, 'lonely'));
    expect([lonely.label, lonely.tone]).toEqual(['No reference', 'warning']);
    expect(lonely.sentence).toMatch(/^Its file names no base model/);
  });

  it('says so where only a part was answered by both', async () => {
    const partly = await variantResults([VARIANTS[0]!, { ...VARIANTS[1]!, share: 0.6 }]);
    const said = saidOfVariant(entryOf(partly, 'q8_0'));
    expect(said.label).toMatch(/ so far$/);
    expect(said.caveats.map(({ key }) => key)).toEqual(['shared']);
    expect(said.caveats[0]?.text).toMatch(/cells were answered by both this and f16/);
  });

  it('tells whose the margins are, and what is shown and not tested', () => {
    const notes = studyNotes(detail);
    expect(notes.map(({ key }) => key)).toEqual(['margins', 'untested', 'speed']);
    expect(notes[0]?.text).toContain('±0.1 points');
    expect(notes[0]?.text).toContain('90% intervals');
  });
});

describe('variants beside each other', () => {
  it('stand at their size with their widest change in margins', () => {
    const points = effectPoints(familyOf(), () => undefined);
    expect(points.map(({ label, bytes }) => [label, bytes])).toEqual([
      ['F16', 1600],
      ['Q8_0', 800],
      ['Q4_0', 400],
      ['Q2_K', 200],
    ]);
    expect(points.map(({ outcome }) => outcome)).toEqual([
      'reference',
      'equivalent',
      'different',
      'not-measurable',
    ]);
    expect(points[0]?.change).toBeNull();
    expect(points[2]?.change?.estimate).toBeGreaterThan(1);
    expect(points[2]?.lines.join()).toMatch(/Widest change: SN/);
  });

  it('leave out and name those without figures', async () => {
    const waiting = await variantResults([...VARIANTS.slice(0, 2), { ...VARIANTS[2]!, share: 0 }]);
    const family = familiesOf(waiting).families[0]!;
    expect(effectPoints(family, () => undefined)).toHaveLength(2);
    expect(withoutFigures(family)).toEqual(['Q4_0']);
  });

  it('are called by their quantization, by name where that is not enough, and an adapter by its own name', () => {
    const family = familyOf();
    const [reference, second] = family.variants;
    const adapted = { ...second!, name: `${reference!.name} + gruff (x0.5)`, adapter: 'gruff' };
    expect(variantName(second!, family)).toBe('Q8_0');
    expect(variantName(adapted, family)).toBe('+ gruff (x0.5)');
    const twin = { ...second!, name: 'another', sha256: 'x' };
    expect(variantName(twin, { ...family, variants: [...family.variants, twin] })).toBe('another Q8_0');
    expect(fullName({ name: 'Small-q4_0', quantization: 'Q4_0' })).toBe('Small-q4_0');
  });
});

describe('the axes', () => {
  it('hold -1 and 1 and the intervals, and end where one would flatten the rest', () => {
    expect(marginAxis([figure(-0.1, 0, 0.1)]).domain).toEqual([-1.5, 1.5]);
    expect(marginAxis([figure(2, 3, 4)]).domain[1]).toBeCloseTo(4.32, 9);
    expect(marginAxis([figure(2, 3, 400)]).domain).toEqual([-1.5, 6]);
    const { zones } = marginAxis([]);
    expect(zones.map(({ from, to }) => [from, to])).toEqual([
      [-1.5, -1],
      [-1, 1],
      [1, 1.5],
    ]);
    expect(zones[1]!.opacity).toBeGreaterThan(zones[0]!.opacity!);
  });

  it('in points hold every interval, with round ticks', () => {
    const { domain, ticks, zones } = pointsAxis([figure(-0.9, -0.8, -0.7), figure(0, 0.01, 0.02)], 0.1);
    expect(domain[0]).toBeLessThan(-0.9);
    expect(ticks).toContain(0);
    expect(ticks.every((tick) => Math.abs(tick * 10 - Math.round(tick * 10)) < 1e-9)).toBe(true);
    expect(zones[1]).toMatchObject({ from: -0.1, to: 0.1 });
  });

  it('of changes end at a round number beyond the largest', () => {
    expect(changeAxis('kl', 0.0022).domain[1]).toBeCloseTo(0.003, 12);
    expect(changeAxis('kl', 0).domain[1]).toBeGreaterThan(0);
    expect(changeAxis('flips', 0.64).domain).toEqual([0, 1]);
  });
});

describe('the figures of a variant', () => {
  it('sorts items by either measure without losing one', () => {
    const { items } = viewOf(results, 'q4_0').result.effect!;
    const byFlips = sortedItems(items, 'flips');
    expect(byFlips).toHaveLength(items.length);
    byFlips.slice(1).forEach((item, place) => expect(item.flips).toBeLessThanOrEqual(byFlips[place]!.flips));
    const { instrument, item } = items[0]!;
    const text = detail.instruments.find(({ id }) => id === instrument)?.items.find(({ id }) => id === item);
    expect(itemText(detail, items[0]!)).toBe(text?.text['en']);
    expect(itemText(detail, { instrument: 'gone', item: 'i9' })).toBe('i9');
  });

  it('pairs distributions with the means that the shifts rest on; a reference stands alone', () => {
    const [axes] = pairedScales(viewOf(results, 'q4_0'));
    const own = axes!.scales.find(({ scale }) => scale.scale === 'SN')!;
    expect(own.means.variant! - own.means.reference!).toBeCloseTo(0.5, 1);
    expect(own.text).toMatch(/→ .* \(\+0\.\d{3}\)$/);
    for (const { pair, means } of pairedScales(viewOf(results, 'f16'))[0]!.scales) {
      expect([pair.reference, means.reference]).toEqual([null, null]);
      expect(means.variant).not.toBeNull();
    }
  });

  it('leads from every mark to responses of the subject that a filter can name', () => {
    const view = viewOf(results, 'q4_0');
    const effect = view.result.effect!;
    const place = { instrument: 'axes', scale: 'SN', name: 'SN' };
    const condition = { id: effect.conditions[1]!, label: 'one' };
    const marks = [
      defaultOnScale(view, place, 'SN'),
      conditionOnScale(view, condition, place),
      itemResponses(view, effect.items[0]!, condition),
      ...effect.tests.map((test) => testResponses(view, test)),
    ];
    const known = new Set(detail.conditions.map(({ id }) => id));
    for (const { filter, title } of marks) {
      expect(responseFilterSchema.parse(filter).subject).toBe(view.subject.sha256);
      expect(filter.conditions?.length).toBeGreaterThan(0);
      for (const id of filter.conditions ?? []) expect(known.has(id)).toBe(true);
      expect(title).toContain(view.name);
    }
    expect(itemResponses(view, effect.items[0]!).filter.conditions).toBeUndefined();
  });

  it('stand in tables with a cell a column, and none without rows', () => {
    const tables = quantizationTables(viewOf(results, 'q4_0'), familiesOf(results).families);
    expect(tables.map(({ id }) => id)).toEqual([
      'variants',
      'tests',
      'defaults',
      'shifts',
      'items',
      'conditions',
      'default',
    ]);
    for (const { table } of tables) {
      const { columns, rows } = table();
      for (const row of rows) expect(row).toHaveLength(columns.length);
      expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
    }
    const reference = quantizationTables(viewOf(results, 'f16'), familiesOf(results).families);
    expect(reference.map(({ id }) => id)).toEqual(['variants', 'default']);
  });
});
