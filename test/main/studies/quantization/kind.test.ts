import { describe, expect, it } from 'vitest';
import { hashSeed, createRandom } from '../../../../src/main/analysis/random.js';
import { quantizationStudy } from '../../../../src/main/studies/quantization/kind.js';
import { comparisonSchema, findingsSchema, type Findings } from '../../../../src/shared/contract/results.js';
import { quantizationSettingsSchema } from '../../../../src/shared/domain/quantization/settings.js';
import { acquiescent, binomial, moving, study, type Asked, type Subject } from '../answers/synthetic.js';
import { gradedStudy, single } from '../gain/graded-study.js';
import { analyseVariants, asVariantStudy, outcomeOf, resultAt, type Variant } from './variant-study.js';

const snapshot = asVariantStudy(
  study({ itemsPerAxis: 6, personas: ['INTP', 'ISFP', 'ESTP', 'INFJ', 'ISTJ', 'ENTP'] }),
);

/** A subject whose keyed scores lie `shift` higher on a scale, with a scatter that goes with the item. */
function shifted(by: Readonly<Record<string, number>>, scatter = 0.01, adopted = 1): Subject {
  return (asked) => {
    const wanted = asked.requested ?? asked.standing;
    const noise = scatter * (createRandom(hashSeed(1, asked.item)).next() - 0.5) * 3.46;
    const score = asked.standing + adopted * (wanted - asked.standing) + (by[asked.scale] ?? 0) + noise;
    const kept = Math.min(4.9, Math.max(1.1, score));
    return binomial(asked.sign === 1 ? kept : 6 - kept);
  };
}

const full: Variant = { name: 'f16', bytes: 1600, answers: shifted({}, 0) };
const same: Variant = { name: 'q8_0', bytes: 800, answers: shifted({}, 0.02) };
const tilted: Variant = { name: 'q4_0', bytes: 400, answers: shifted({ SN: 0.4 }, 0.02) };
const torn: Variant = { name: 'q3_k', bytes: 300, answers: shifted({ EI: 0.09 }, 0.15) };
const stiff: Variant = { name: 'q2_k', bytes: 200, answers: shifted({}, 0.02, 0.6) };

describe('the study kind quantization', () => {
  it('tells variants that are the same from those that are not and those that it cannot tell', async () => {
    const analysis = await analyseVariants(snapshot, [full, same, tilted, torn, stiff]);
    const labels = [0, 1, 2, 3, 4].map((place) => resultAt(analysis, place).verdict.label);
    expect(labels).toEqual(['reference', 'equivalent', 'different', 'undecided', 'different']);
    expect(resultAt(analysis, 0).effect).toBeNull();
    expect(resultAt(analysis, 2).verdict.sentence).toMatch(
      /Different from f16: SN 0\.39\d \[.*\] lies beyond ±0\.10/,
    );
    expect(resultAt(analysis, 3).verdict.sentence).toMatch(
      /Undecided against f16: EI .* reaches over ±0\.10/,
    );
    expect(resultAt(analysis, 4).verdict.sentence).toMatch(/resistance 0\.\d+ \[.*\] lies beyond ±0\.05/);
  });

  it('measures the shift that was made, on its scale alone, by item and by condition', async () => {
    const { effect } = resultAt(await analyseVariants(snapshot, [full, tilted]), 1);
    const shifts = Object.fromEntries(effect!.defaults.map(({ scale, shift }) => [scale, shift!.estimate]));
    expect(shifts['SN']).toBeCloseTo(0.4, 1);
    for (const scale of ['EI', 'TF', 'JP']) expect(Math.abs(shifts[scale]!)).toBeLessThan(0.03);
    expect(effect!.items).toHaveLength(24);
    expect(effect!.items[0]!.scales).toEqual(['SN']);
    expect(effect!.items[0]!.klByCondition).toHaveLength(snapshot.conditions.length);
    expect(effect!.byCondition.map(({ condition }) => condition)).toEqual(effect!.conditions);
    const cells = effect!.items.reduce((sum, item) => sum + item.cells, 0);
    expect(cells).toBe(effect!.sharedCells);
    expect(effect!.items.reduce((sum, item) => sum + item.kl * item.cells, 0) / cells).toBeCloseTo(
      effect!.answers!.kl,
      10,
    );
    // The default itself is tested; the other default text, three placebos and six personas are shown.
    expect(effect!.shifts).toHaveLength(4 * 10);
    expect(
      effect!.shifts.find(({ condition, scale }) => condition === 'placebo:brick:a' && scale === 'SN')!.shift!
        .estimate,
    ).toBeCloseTo(0.4, 1);
  });

  it('of a subject beside itself finds no difference at all', async () => {
    const copy: Variant = { ...full, name: 'copy', bytes: 900 };
    const { effect, verdict } = resultAt(await analyseVariants(snapshot, [full, copy]), 1);
    expect(effect!.answers).toEqual({
      cells: effect!.expectedCells,
      kl: 0,
      klMax: 0,
      flips: 0,
      scoreDistance: 0,
    });
    expect(effect!.types).toMatchObject({ totalVariation: 0 });
    expect(effect!.resistance!.change).toEqual({ estimate: 0, low: 0, high: 0 });
    expect(verdict.label).toBe('equivalent');
  });

  it('names the smallest variant that is the same, and a family of one has none', async () => {
    const alone: Variant = { ...full, name: 'solo', family: 'nine' };
    const variants = [tilted, same, full, alone, { ...full, name: 'lost', family: null }];
    const analysis = await analyseVariants(snapshot, variants);
    const entries = analysis.findings().map((findings, place) => ({
      outcome: outcomeOf(snapshot, variants[place]!),
      findings,
    }));
    const comparison = comparisonSchema.parse(
      JSON.parse(JSON.stringify(quantizationStudy.compare!(snapshot, entries))),
    );
    const [seven, nine, lost] = comparison.families;
    expect(seven!.variants.map(({ name }) => name)).toEqual(['f16', 'q8_0', 'q4_0']);
    expect(seven!.smallest).toBe('q8_0'.padEnd(64, '0'));
    expect(seven!.variants[1]).toMatchObject({
      sizeShare: 0.5,
      speedRatio: 1,
      cost: { bitsPerWeight: 6.4, itemsPerSecond: 1000 },
    });
    expect(seven!.variants[2]!.widest!.measure).toMatchObject({ scale: 'SN' });
    expect(nine).toMatchObject({ reference: null, smallest: null });
    expect(nine!.sentence).toBe(
      'nine: no reference, since it is the only one of its family, nine, among the subjects.',
    );
    expect(lost!.sentence).toMatch(/names no base model/);
  });

  it('says that no smaller variant is the same where none is, and nothing where the reference is not measurable', async () => {
    const different = await analyseVariants(snapshot, [full, tilted]);
    expect(different.text({ width: 100, unicode: true, colour: false }).at(-1)).toBe(
      'seven: no smaller variant is shown to be the same subject as F16: Q4_0 is different.',
    );
    const agreeing = await analyseVariants(snapshot, [{ ...full, answers: acquiescent }, same]);
    expect(resultAt(agreeing, 1).verdict).toMatchObject({ label: 'not-measurable' });
    expect(resultAt(agreeing, 1).verdict.sentence).toMatch(
      /^Not measurable, since its reference f16 is not:/,
    );
    expect(agreeing.text({ width: 120, unicode: true, colour: false }).at(-1)).toMatch(
      /nothing can be said of the variants/,
    );
  });

  it('compares what both answered while either is partial, and says so', async () => {
    const analysis = await analyseVariants(snapshot, [
      { ...full, share: 0.6 },
      { ...tilted, share: 0.9 },
    ]);
    const { effect, partial } = resultAt(analysis, 1);
    expect(partial).toBe(true);
    expect(effect!.sharedCells).toBe(Math.round(snapshot.expectedPerSubject * 0.6));
    expect(effect!.defaults.find(({ scale }) => scale === 'SN')!.shift!.estimate).toBeCloseTo(0.4, 1);
    const none = resultAt(await analyseVariants(snapshot, [{ ...full, share: 0 }, same]), 1);
    expect(none.verdict).toMatchObject({ label: 'not-measurable' });
    expect(none.verdict.sentence).toMatch(/nothing was answered by both this and f16 yet/);
  });

  it('does not call a variant the same while its resistance is not answered yet', async () => {
    const { verdict } = resultAt(await analyseVariants(snapshot, [full, { ...same, share: 0.3 }]), 1);
    expect(verdict.label).toBe('undecided');
    expect(verdict.sentence).toMatch(/too little was answered to test resistance/);
  });

  it('takes margins and the reference from the design', async () => {
    const wide = asVariantStudy(
      snapshot,
      quantizationSettingsSchema.parse({ margins: { points: 0.6 }, reference: 'Q8_0' }),
    );
    const analysis = await analyseVariants(wide, [full, same, tilted]);
    expect(resultAt(analysis, 1).verdict.label).toBe('reference');
    expect(resultAt(analysis, 2).effect!.reference.quantization).toBe('Q8_0');
    expect(resultAt(analysis, 2).verdict.label).toBe('equivalent');
  });

  it('measures a change of gain where levels are graded', async () => {
    const graded = asVariantStudy(gradedStudy(single(), { itemsPerAxis: 4 }));
    const less: Variant = { ...full, name: 'less', bytes: 900, answers: moving(0.7) };
    const { effect } = resultAt(await analyseVariants(graded, [{ ...full, answers: moving(0.9) }, less]), 1);
    expect(effect!.gain!.reference).toBeCloseTo(0.9, 6);
    expect(effect!.gain!.variant).toBeCloseTo(0.7, 6);
    expect(effect!.gain!.change.estimate).toBeCloseTo(-0.2, 6);
    expect(effect!.gain!.scales).toBe(4);
  });

  it('reads flips and divergence of a cell as they are defined', async () => {
    const reference: Subject = () => [0.5, 0.2, 0.1, 0.1, 0.1];
    const other: Subject = ({ item }: Asked) =>
      item === 'EI1' ? [0.2, 0.5, 0.1, 0.1, 0.1] : [0.5, 0.2, 0.1, 0.1, 0.1];
    const { effect } = resultAt(
      await analyseVariants(snapshot, [
        { ...full, answers: reference },
        { ...same, answers: other },
      ]),
      1,
    );
    const [first, second] = effect!.items;
    expect(first).toMatchObject({ item: 'EI1', flips: 1 });
    expect(first!.kl).toBeCloseTo(0.3 * Math.log(2.5), 12);
    expect(first!.scoreDistance).toBeCloseTo(0.3, 12);
    expect(second).toMatchObject({ kl: 0, flips: 0 });
    expect(effect!.answers!.flips).toBeCloseTo(1 / 24, 12);
  });

  it('keeps divergences finite where a probability is 0', async () => {
    const sure: Subject = () => [1, 0, 0, 0, 0];
    const unsure: Subject = () => [0, 1, 0, 0, 0];
    const { effect } = resultAt(
      await analyseVariants(snapshot, [
        { ...full, answers: sure },
        { ...same, answers: unsure },
      ]),
      1,
    );
    expect(effect!.answers!.klMax).toBeGreaterThan(20);
    expect(Number.isFinite(effect!.answers!.klMax)).toBe(true);
  });

  it('gives the same bytes again, which a store and a page take, and takes its own back and no others', async () => {
    const [once, again] = [
      await analyseVariants(snapshot, [full, torn]),
      await analyseVariants(snapshot, [full, torn]),
    ];
    expect(JSON.stringify(once.findings())).toBe(JSON.stringify(again.findings()));
    const read = quantizationStudy.analysis(snapshot);
    for (const [place, findings] of once.findings().entries()) {
      const kept = findingsSchema.parse(JSON.parse(JSON.stringify(findings)));
      expect(kept).toEqual(findings);
      read.addFindings(outcomeOf(snapshot, [full, torn][place]!), kept);
    }
    expect(read.json()).toEqual(once.json());
    expect(() => read.addFindings(outcomeOf(snapshot, full), { kind: 'gain' } as Findings)).toThrow(
      TypeError,
    );
  });

  it.each([60, 92])('tells its findings in lines of at most %d characters', async (width) => {
    const analysis = await analyseVariants(snapshot, [full, same, tilted]);
    analysis.addFindings(
      { ...outcomeOf(snapshot, { ...full, name: 'absent', bytes: 50 }), responses: 0 },
      null,
    );
    const lines = analysis.text({ width, unicode: true, colour: false });
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(width);
    const text = lines.join('\n');
    expect(text).toContain('no result yet');
    expect(text).toMatch(/Q8_0 +800 bytes .* equivalent/);
  });
});
