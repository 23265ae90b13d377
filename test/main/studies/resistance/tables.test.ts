import { beforeAll, describe, expect, it } from 'vitest';
import { resistanceStudy } from '../../../../src/main/studies/resistance/kind.js';
import { resistanceTables } from '../../../../src/main/studies/resistance/tables.js';
import type { SubjectOutcome } from '../../../../src/main/studies/study-kind.js';
import type { FindingsOf } from '../../../../src/shared/contract/results.js';
import type { Response } from '../../../../src/shared/domain/response.js';
import { cellsOf, half, readout, stubborn, study, type Subject } from '../answers/synthetic.js';
import { checkedTables, rowWith, type Records } from '../tables/checked-tables.js';

const snapshot = study({
  analysis: { bootstrap: 100 },
  itemsPerAxis: 4,
  extraDomain: true,
  personas: ['INTJ', 'ENFP', 'ISFP'],
  wordings: ['described', 'told'],
  heldOutWordings: ['told'],
  templates: ['one', 'two'],
  role: 'librarian',
});

async function findingsOf(subject: Subject, share = 1): Promise<FindingsOf<'resistance'>> {
  const analysis = resistanceStudy.analysis(snapshot);
  const cells = [...cellsOf(snapshot, subject)];
  const answered = cells.slice(0, Math.ceil(cells.length * share));
  const outcome = {
    subject: { name: 'one', sha256: 'one' } as unknown as SubjectOutcome['subject'],
    responses: answered.length,
    expected: snapshot.expectedPerSubject,
    failure: null,
  };
  async function* responses(): AsyncGenerator<Response> {
    for (const { key, probabilities } of answered) yield readout(key, probabilities);
  }
  await analysis.addSubject(outcome, responses());
  return analysis.findings()[0] as FindingsOf<'resistance'>;
}

describe('tables of resistance', () => {
  let found: FindingsOf<'resistance'>['result'];
  let tables: ReadonlyMap<string, Records>;
  const subject = 'a'.repeat(64);
  beforeAll(async () => {
    const findings = await findingsOf(half);
    found = findings.result;
    tables = await checkedTables(resistanceTables, {
      a: findings,
      b: await findingsOf(stubborn),
      c: await findingsOf(half, 0.01),
    });
  });
  const ofSubject = (table: string): Records =>
    tables.get(table)!.filter((row) => row['subject'] === subject);

  it('hold resistance by every part of the cells', () => {
    const { byPersona, byScale, byWording, rolePersona, ...all } = found.resistance!;
    const rows = ofSubject('resistance');
    expect(rowWith(rows, { part: 'all' })).toMatchObject({
      name: null,
      resistance: all.estimate,
      resistance_low: all.low,
      cells: all.cells,
    });
    for (const [name, { estimate, high }] of Object.entries(byPersona)) {
      expect(rowWith(rows, { part: 'persona', name })).toMatchObject({
        resistance: estimate,
        resistance_high: high,
      });
    }
    for (const [scale, { cells }] of Object.entries(byScale['axes']!)) {
      expect(rowWith(rows, { part: 'scale', instrument: 'axes', scale })['cells']).toBe(cells);
    }
    expect(byWording).toHaveLength(2);
    expect(rowWith(rows, { part: 'wording', name: 'told' })['held_out']).toBe(true);
    expect(rowWith(rows, { part: 'role-persona' })['resistance']).toBe(rolePersona!.estimate);
  });

  it('hold every cell that was asked for, with why it has no adoption', () => {
    expect(ofSubject('adoption')).toHaveLength(found.adoption.cells.length);
    for (const { condition, instrument, scale, alpha, undefinedBecause } of found.adoption.cells) {
      expect(rowWith(ofSubject('adoption'), { condition, instrument, scale })).toMatchObject({
        alpha,
        undefined_because: undefinedBecause,
      });
    }
    const [moved] = found.steerability.cells;
    const { condition, instrument, scale, index } = moved!;
    expect(rowWith(ofSubject('steerability'), { condition, instrument, scale })['index']).toBe(index);
  });

  it('hold the default, its types and what the others come to', () => {
    const { mean, low } = found.default.profile['axes']!['EI']!;
    expect(rowWith(ofSubject('defaults'), { scale: 'EI' })).toMatchObject({ mean, low });
    expect(ofSubject('default_types')).toHaveLength(Object.keys(found.default.typeDistribution!).length);
    const [outcome] = found.typeAdoption!.outcomes;
    expect(rowWith(ofSubject('types'), { condition: outcome!.condition })).toMatchObject({
      requested: outcome!.requested,
      probability: outcome!.probability,
    });
    const mapped = ofSubject('type_map').filter(({ requested }) => requested === 'INTJ');
    expect(mapped).toHaveLength(16);
    expect(mapped.reduce((sum, { probability }) => sum + Number(probability), 0)).toBeCloseTo(1, 6);
  });

  it('hold noise by scale, and figures over all with what they rest on', () => {
    const { personaVariance, icc1, items } = found.instability.scales['axes']!['TF']!;
    expect(rowWith(ofSubject('instability'), { scale: 'TF' })).toMatchObject({
      persona_variance: personaVariance,
      icc1: icc1!.estimate,
    });
    expect(rowWith(ofSubject('test_length'), { scale: 'TF', administered: true })['items']).toBe(items);
    expect(rowWith(ofSubject('noise_floor'), { scale: 'X' })['least_shift']).toBe(
      found.noiseFloor.scales['axes']!['X']!.leastDetectableShift,
    );
    expect(rowWith(ofSubject('overall'), { figure: 'default_pull' })['estimate']).toBe(
      found.defaultPull!.estimate,
    );
    expect(rowWith(ofSubject('halo'), { scale: 'X' })['cells']).toBe(
      found.halo!.byScale['axes']!['X']!.cells,
    );
  });
});
