import { beforeAll, describe, expect, it } from 'vitest';
import { instabilityStudy } from '../../../../src/main/studies/instability/kind.js';
import { instabilityTables } from '../../../../src/main/studies/instability/tables.js';
import type { SubjectOutcome } from '../../../../src/main/studies/study-kind.js';
import type { FindingsOf } from '../../../../src/shared/contract/results.js';
import type { Response } from '../../../../src/shared/domain/response.js';
import { cellsOf, half, readout, stubborn, study, type Subject } from '../answers/synthetic.js';
import { checkedTables, rowWith, type Records } from '../tables/checked-tables.js';

const base = study({
  analysis: { bootstrap: 100 },
  itemsPerAxis: 6,
  templates: ['one', 'two'],
  placebos: [],
  neutrals: [],
});
const snapshot = { ...base, design: { ...base.design, kind: 'instability' as const } };
async function findingsOf(subject: Subject): Promise<FindingsOf<'instability'>> {
  const analysis = instabilityStudy.analysis(snapshot);
  const outcome = {
    subject: { name: 'one', sha256: 'one' } as unknown as SubjectOutcome['subject'],
    responses: snapshot.expectedPerSubject,
    expected: snapshot.expectedPerSubject,
    failure: null,
  };
  async function* responses(): AsyncGenerator<Response> {
    for (const { key, probabilities } of cellsOf(snapshot, subject)) yield readout(key, probabilities);
  }
  await analysis.addSubject(outcome, responses());
  return analysis.findings()[0] as FindingsOf<'instability'>;
}

describe('tables of instability', () => {
  let found: FindingsOf<'instability'>['result'];
  let tables: ReadonlyMap<string, Records>;
  const subject = 'a'.repeat(64);
  beforeAll(async () => {
    const findings = await findingsOf(half);
    found = findings.result;
    // Of the second, personas have no variance, and ratios no bound.
    tables = await checkedTables(instabilityTables, { a: findings, b: await findingsOf(stubborn) });
  });

  it('hold every component of every scale, and shares that sum to 1', () => {
    const [scale] = found.scales;
    const own = tables
      .get('components')!
      .filter((row) => row['subject'] === subject && row['scale'] === scale!.scale);
    expect(own).toHaveLength(scale!.components.length);
    expect(own.reduce((sum, { share }) => sum + Number(share), 0)).toBeCloseTo(1, 12);
    const interaction = rowWith(own, { source: 'persona:item' });
    const { variance, low, high } = scale!.components.find(
      ({ sources }) => sources.join() === 'persona,item',
    )!;
    expect(interaction).toMatchObject({ variance, variance_low: low, variance_high: high });
  });

  it('hold the administered length once a scale, with the ratio and correlation that stand for it', () => {
    for (const { scale, items, icc1, ratio } of found.scales) {
      const where = { subject, instrument: 'axes', scale };
      const point = rowWith(tables.get('test_length'), { ...where, administered: true });
      expect(point).toMatchObject({ items, icc1: icc1.estimate, icc1_low: icc1.low, icc1_high: icc1.high });
      expect(rowWith(tables.get('scales'), where)).toMatchObject({
        items,
        icc1: icc1.estimate,
        ratio: ratio.estimate,
        test_unit: 'blocks',
        entropy_p: null,
      });
    }
  });

  it('leave out what has no bound, and keep the rest of the row', () => {
    const [row] = tables.get('scales')!.filter((own) => own['subject'] === 'b'.repeat(64));
    expect(row).toMatchObject({ ratio: null, ratio_high: null, dominance: 'noise-dominated' });
    expect(row!['icc1']).toBe(0);
  });

  it('hold every size of the decision study by its own coefficients', () => {
    const { scale, decision } = found.scales[1]!;
    const [plane, row, place] = [1, 2, 3];
    const size = {
      items: decision.items[place]!,
      templates: decision.templates[plane]!,
      runs: decision.runs[row]!,
    };
    const designs = tables
      .get('designs')!
      .filter((own) => own['subject'] === subject && own['scale'] === scale);
    expect(designs).toHaveLength(decision.items.length * decision.templates.length * decision.runs.length);
    expect(rowWith(designs, size)).toMatchObject({
      relative: decision.relative[plane]![row]![place],
      absolute: decision.absolute[plane]![row]![place],
      asked: false,
    });
    const { items, templates, runs, relative } = decision.now;
    expect(rowWith(designs, { asked: true })).toMatchObject({ items, templates, runs, relative });
  });

  it('hold how each persona scored, alone and by administration', () => {
    const [{ scale, spread }] = found.scales as [(typeof found.scales)[number]];
    const [{ label, mean, administrations }] = spread as [(typeof spread)[number]];
    const where = { subject, instrument: 'axes', scale, persona: label };
    expect(rowWith(tables.get('personas'), where)).toMatchObject({ mean });
    for (const administration of administrations) {
      const { name: named } = administration;
      expect(rowWith(tables.get('administrations'), { ...where, administration: named })['mean']).toBe(
        administration.mean,
      );
    }
  });

  it('hold the verdict, the gate and the figures over all scales', () => {
    expect(rowWith(tables.get('verdicts'), { subject })).toMatchObject({
      verdict: found.verdict.label,
      partial: false,
    });
    const [check] = found.gate.checks;
    expect(rowWith(tables.get('gate'), { subject, check: check!.id })).toMatchObject({
      passed: check!.passed,
    });
    const { icc1 } = found.overall!;
    expect(rowWith(tables.get('overall'), { subject, figure: 'icc1' })).toMatchObject({
      estimate: icc1.estimate,
      low: icc1.low,
      n: 4,
    });
  });
});
