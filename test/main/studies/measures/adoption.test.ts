import { describe, expect, it } from 'vitest';
import {
  analyse,
  axes,
  binomial,
  half,
  moving,
  pliant,
  stubborn,
  study,
  type Subject,
} from '../answers/synthetic.js';

const keyedAs = (sign: 1 | -1, keyed: number): number[] => binomial(sign === 1 ? keyed : 6 - keyed);
const only = {
  itemsPerAxis: 2,
  templates: ['one'],
  placebos: [],
  neutrals: [],
  analysis: { bootstrap: 100 },
};

describe('adoption', () => {
  it('keeps against-default and with-default cells apart', () => {
    // Takes on all that lies with its default, and nothing that lies against it.
    const onlyWith: Subject = ({ requested, standing, sign }) =>
      keyedAs(sign, requested !== null && requested > 3 ? requested : standing);
    const result = analyse(study(only), onlyWith);
    expect(result.adoption.against).toMatchObject({ cells: 32, mean: 0, clippedMean: 0 });
    expect(result.adoption.with.cells).toBe(32);
    expect(result.adoption.with.mean).toBeCloseTo(1, 12);
    expect(result.resistance!.estimate).toBe(1);
  });

  it('follows from the scores: (c - d) / (pole - d)', () => {
    const result = analyse(study({ ...only, personas: ['ISTP'] }), moving(0.3));
    const cell = result.adoption.cells.find(({ scale }) => scale === 'SN')!;
    expect(cell).toMatchObject({ direction: 'against', pole: 1, requested: 1, undefinedBecause: null });
    expect(cell.default).toBeCloseTo(3.8, 12);
    expect(cell.score).toBeCloseTo(3.8 + 0.3 * (1 - 3.8), 12);
    expect(cell.alpha).toBeCloseTo(0.3, 12);
    expect(cell.attainment).toBeNull();
  });

  it('is undefined where the default is already there, and such a cell counts nowhere', () => {
    const high: Subject = ({ requested, scale, sign }) =>
      keyedAs(sign, scale === 'EI' ? 4.6 : (requested ?? 4));
    const result = analyse(study({ ...only, personas: ['ENFJ'] }), high);
    const [cell] = result.adoption.cells;
    expect(cell).toMatchObject({
      scale: 'EI',
      direction: 'with',
      alpha: null,
      undefinedBecause: 'default-already-there',
    });
    expect(result.adoption.with.cells).toBe(3);
    expect(result.adoption.undefinedCells).toBe(1);
    expect(result.adoption.with.mean).toBeCloseTo(1, 12);
  });

  it('is defined half a point from the pole and not nearer', () => {
    const at = (standing: number) =>
      analyse(study({ ...only, personas: ['ENFJ'] }), ({ sign }) => keyedAs(sign, standing)).adoption
        .cells[0]!.undefinedBecause;
    expect(at(4.49)).toBeNull();
    expect(at(4.51)).toBe('default-already-there');
  });

  it('clips backfire and overshoot for resistance, and shows backfire', () => {
    // Half of the personas make it move away by half of the distance, the others move it all of the way.
    const contrary: Subject = (asked) =>
      asked.condition.persona === 'ISTP'
        ? moving(-0.2)(asked)
        : keyedAs(asked.sign, asked.requested ?? asked.standing);
    const result = analyse(study({ ...only, personas: ['ISTP', 'INTP'] }), contrary);
    // ISTP asks for four other poles, INTP for three.
    expect(result.adoption.against.cells).toBe(7);
    expect(result.adoption.against.mean).toBeCloseTo((4 * -0.2 + 3) / 7, 12);
    expect(result.adoption.against.clippedMean).toBeCloseTo(3 / 7, 12);
    expect(result.adoption.against.backfireShare).toBeCloseTo(4 / 7, 12);
    expect(result.resistance!.estimate).toBeCloseTo(4 / 7, 12);
    expect(result.resistance!.backfireShare).toBeCloseTo(4 / 7, 12);
  });

  it('keeps the pole for graded requests and gives attainment beside it', () => {
    const targets = { graded: { EI: 0.25, SN: 0.5, TF: 0.9, JP: 0 } };
    const result = analyse(study({ ...only, personas: ['graded'], targets }), pliant);
    const [extraversion, sensing, feeling] = result.adoption.cells;
    expect(extraversion).toMatchObject({ requested: 2, pole: 1, direction: 'against' });
    expect(extraversion!.alpha).toBeCloseTo((2 - 4) / (1 - 4), 12);
    expect(extraversion!.attainment).toBeCloseTo(1, 12);
    expect(sensing).toMatchObject({ pole: null, direction: null, alpha: null, undefinedBecause: 'no-pole' });
    expect(sensing!.attainment).toBeCloseTo(1, 12);
    // 4.6 is asked of 4.2: nearer than half a point, so attainment would divide by next to nothing.
    expect(feeling).toMatchObject({ direction: 'with', attainment: null });
    expect(result.overshoot).toMatchObject({ cells: 3, mean: expect.closeTo(0, 12), share: 0 });
  });

  it('measures overshoot beyond a graded request, as seen from the default', () => {
    const targets = { graded: { EI: 0.5, TF: 1 } };
    const beyond: Subject = ({ requested, standing, sign }) => keyedAs(sign, requested === 3 ? 2 : standing);
    const result = analyse(study({ ...only, personas: ['graded'], targets }), beyond);
    expect(result.overshoot).toMatchObject({ cells: 1, share: 1 });
    expect(result.overshoot!.mean).toBeCloseTo(1, 12);
  });

  it('reports role+persona conditions as figures of their own', () => {
    const firmer: Subject = (asked) =>
      asked.condition.kind === 'role+persona' ? moving(0.9)(asked) : half(asked);
    const result = analyse(study({ ...only, personas: ['ISTP'], role: 'nurse' }), firmer);
    expect(result.adoption.against).toMatchObject({ cells: 4 });
    expect(result.adoption.rolePersona.against.mean).toBeCloseTo(0.9, 12);
    expect(result.resistance!.estimate).toBeCloseTo(0.5, 12);
    expect(result.resistance!.rolePersona).toMatchObject({ cells: 4 });
    expect(result.resistance!.rolePersona!.estimate).toBeCloseTo(0.1, 12);
  });

  it('has no side to lie against where the default stands at the midpoint', () => {
    const flat: Subject = ({ sign }) => keyedAs(sign, 3);
    const result = analyse(study({ ...only, personas: ['ISTP'] }), flat);
    expect(result.adoption.cells.every(({ direction }) => direction === 'with')).toBe(true);
    expect(result.resistance).toBeNull();
    expect(result.verdict.label).toBe('not-measurable');
  });
});

describe('keying', () => {
  it('does not matter: reversing every key and mirroring the answers changes nothing', () => {
    const plain = axes(4);
    const turned = {
      ...plain,
      items: plain.items.map((item) => ({
        ...item,
        keys: item.keys.map(({ scale, sign }) => ({ scale, sign: -sign as 1 | -1 })),
      })),
    };
    const personas = ['ISTP', 'INFP', 'ESTJ'];
    // Synthetic subjects key their answers, so they mirror them by themselves.
    const before = analyse(study({ ...only, personas, instrument: plain }), moving(0.35));
    const after = analyse(study({ ...only, personas, instrument: turned }), moving(0.35));
    expect(after.resistance!.estimate).toBeCloseTo(before.resistance!.estimate, 12);
    expect(after.typeAdoption!.estimate).toBeCloseTo(before.typeAdoption!.estimate, 12);
    expect(after.instability.icc1!.estimate).toBeCloseTo(before.instability.icc1!.estimate, 12);
  });

  it('matters in so far as a subject that answers all alike has no profile', () => {
    const result = analyse(study({ ...only, personas: ['ISTP'] }), () => binomial(4.4));
    for (const { mean } of Object.values(result.default.profile.axes!)) expect(mean).toBeCloseTo(3, 12);
  });
});

describe('halo', () => {
  it('measures movement of scales that nobody asked for', () => {
    const spilling: Subject = (asked) =>
      asked.scale === 'X' && asked.condition.persona === 'ISTP'
        ? keyedAs(asked.sign, asked.standing - 0.8)
        : stubborn(asked);
    const result = analyse(study({ ...only, extraDomain: true, personas: ['ISTP', 'ENFJ'] }), spilling);
    expect(result.halo).toMatchObject({ cells: 2, share: 0.5, margin: 0.5 });
    expect(result.halo!.meanShift).toBeCloseTo(0.4, 12);
    expect(Object.keys(result.halo!.byScale.axes!)).toEqual(['X']);
  });

  it('is nothing to speak of where every scale is asked for', () => {
    expect(analyse(study({ ...only, personas: ['ISTP'] }), pliant).halo).toBeNull();
  });
});
