import { describe, expect, it } from 'vitest';
import {
  gateResponses,
  personasOnScale,
} from '../../../../../src/renderer/screens/results/instability/model/behind.js';
import {
  componentName,
  groupOf,
  groupShares,
} from '../../../../../src/renderer/screens/results/instability/model/component-groups.js';
import { instabilityTables } from '../../../../../src/renderer/screens/results/instability/model/detail-tables.js';
import { nextDraft } from '../../../../../src/renderer/screens/results/instability/model/next-draft.js';
import {
  ratioText,
  readableIcc,
  saidOfInstability,
} from '../../../../../src/renderer/screens/results/instability/model/verdict-words.js';
import { half } from '../../../../main/studies/answers/synthetic.js';
import { content } from '../../design/draft-content-fixture.js';
import { instabilityEntry, instabilityFixture, noisy, viewOf } from './instability-fixture.js';

const result = instabilityFixture(half);

describe('what is said of instability', () => {
  it('has the verdict, the test length and what must be known', () => {
    const said = saidOfInstability(instabilityEntry(result));
    expect(said.label).toBe('Persona-dominated');
    expect(said.sentence).toMatch(/^Personas differ more than one persona does from itself/);
    expect(said.facts).toContain('4 items a scale');
    expect(said.facts).toContain('4 of 4 scales persona-dominated');
    expect(readableIcc(instabilityEntry(result))).toEqual(result.overall!.icc1);
    expect(saidOfInstability(instabilityEntry(null)).label).toBe('Not run yet');
    expect(readableIcc(instabilityEntry(null))).toBeNull();
  });

  it('warns where runs cannot be told apart, and where there was one way of asking', () => {
    const scales = result.scales.map((scale) => ({ ...scale, runsApart: false, missing: 2 }));
    const { caveats } = saidOfInstability(
      instabilityEntry({ ...result, scales, templates: 1, orders: 1, runs: 5 }),
    );
    expect(caveats.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['one-run', 'one-way', 'missing']) as string[],
    );
  });

  it('writes a ratio without a bound as such', () => {
    expect(ratioText({ estimate: null, low: 120, high: null })).toBe('without bound [over 99, ∞]');
    expect(ratioText({ estimate: null, low: null, high: null })).toBe('without bound');
    expect(ratioText({ estimate: 0.5, low: 0.25, high: 1 })).toBe('0.50 [0.25, 1.00]');
  });
});

describe('groups of variance components', () => {
  it('tell what personas make of the variance from what they do not', () => {
    expect(groupOf(['persona'])).toBe('persona');
    expect(groupOf(['persona', 'item'])).toBe('persona-item');
    expect(groupOf(['persona', 'template', 'item'])).toBe('persona-asking');
    expect(groupOf(['persona', 'item', 'run'])).toBe('run');
    expect(groupOf(['template', 'item'])).toBe('shared');
  });

  it('come to the whole, and leave out what was not varied', () => {
    const parts = groupShares(result.scales[0]!.components);
    expect(parts.map(({ group }) => group)).toEqual([
      'persona',
      'persona-item',
      'persona-asking',
      'run',
      'shared',
    ]);
    expect(parts.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 10);
    expect(groupShares([])).toEqual([]);
    expect(componentName({ sources: ['persona', 'item'] }, undefined)).toBe('persona × item');
  });
});

describe('every figure as a table', () => {
  it('has a cell for each column', () => {
    const tables = instabilityTables(viewOf(result));
    expect(tables.map(({ id }) => id)).toEqual([
      'scales',
      'components',
      'lengths',
      'differences',
      'explained',
      'personas',
      'decision',
    ]);
    for (const { table } of tables) {
      const { columns, rows } = table();
      expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
    expect(instabilityTables(viewOf({ ...result, scales: [], explained: [] }))).toEqual([]);
  });
});

describe('the responses behind a mark', () => {
  it('are those of the personas on the scale, or what the gate fails by', () => {
    const view = viewOf(result);
    const scale = result.scales[0]!;
    expect(personasOnScale(view, scale).filter.conditions).toHaveLength(16);
    const [first] = scale.spread;
    expect(personasOnScale(view, scale, [first!], first!.label)).toMatchObject({
      filter: { conditions: first!.conditions, scale: scale.scale },
      title: `half, ${scale.name}, ${first!.label}`,
    });
    expect(gateResponses(view, 'refusal-rate').filter.outcomes).toEqual(['refusal']);
    expect(gateResponses(view, 'order-effect').filter).toEqual({ subject: 'a' });
  });
});

describe('the draft of the next design', () => {
  const templates = [
    { id: 'statement', heldOut: false, text: { en: {} } },
    { id: 'interview', heldOut: false, text: { en: {} } },
    { id: 'kept', heldOut: true, text: { en: {} } },
    { id: 'deutsch', heldOut: false, text: { de: {} } },
    { id: 'survey', heldOut: false, text: { en: {} } },
  ] as unknown as Parameters<typeof nextDraft>[3];
  const size = { items: 3, templates: 3, runs: 8, cost: 72 };

  it('takes templates of the language, runs where answers are sampled, and fewer items', () => {
    const { design } = content({ administration: { mode: 'sampled', runs: 2 } as never });
    const made = nextDraft(design, size, 12, templates);
    expect(made.design.templates).toEqual(['statement', 'interview', 'survey']);
    expect(made.design.administration).toMatchObject({ mode: 'sampled', runs: 8 });
    expect(made).toMatchObject({ quick: true, design: { quickItemsPerScale: 3 } });
  });

  it('keeps readouts, and all items where more are proposed than there are', () => {
    const { design } = content();
    const made = nextDraft(design, { ...size, items: 40, templates: 1, runs: null }, 12, templates);
    expect(made.quick).toBe(false);
    expect(made.design.templates).toEqual(['statement']);
    expect(made.design.administration).toEqual(design.administration);
    expect(nextDraft(design, { ...size, items: 1 }, 12, templates).design.quickItemsPerScale).toBe(2);
  });
});

describe('a noisy subject', () => {
  it('is called noise-dominated', () => {
    expect(saidOfInstability(instabilityEntry(instabilityFixture(noisy))).label).toBe('Noise-dominated');
  });
});
