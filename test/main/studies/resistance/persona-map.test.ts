import { describe, expect, it } from 'vitest';
import { resistanceViews } from '../../../../src/main/studies/resistance/views.js';
import type { PersonaMap } from '../../../../src/shared/contract/views.js';
import {
  accumulate,
  analyse,
  pliant,
  stubborn,
  study,
  TYPES,
  type StudyOptions,
  type Subject,
} from '../answers/synthetic.js';

const single: StudyOptions = {
  itemsPerAxis: 1,
  orders: ['forward'],
  templates: ['one'],
  placebos: [],
  neutrals: [],
  analysis: { bootstrap: 100 },
};

/** Takes the requested side of each axis with probability .8; a default of ENFJ to the last answer. */
const mostly: Subject = ({ requested, standing, sign }) => {
  const high = requested === null ? (standing > 3 ? 1 : 0) : requested > 3 ? 0.8 : 0.2;
  const top = sign === 1 ? high : 1 - high;
  return [1 - top, 0, 0, 0, top];
};

function mapOf(options: StudyOptions, subject: Subject): PersonaMap | null {
  const snapshot = study(options);
  return resistanceViews(accumulate(snapshot, subject), snapshot).personaMap;
}

describe('personaMap', () => {
  it('multiplies the axes of one administration', () => {
    const map = mapOf({ ...single, personas: ['ISTP'] }, mostly)!;
    expect(map.defaultType).toBe('ENFJ');
    expect(map.rows).toHaveLength(1);
    const [row] = map.rows;
    const share = (type: string): number => row!.probabilities[map.types.indexOf(type)]!;
    expect(share('ISTP')).toBeCloseTo(0.8 ** 4, 12);
    expect(share('ESTP')).toBeCloseTo(0.8 ** 3 * 0.2, 12);
    expect(share('ENFJ')).toBeCloseTo(0.2 ** 4, 12);
    expect(row!.axes).toEqual([
      { axis: 'EI', letter: 'I', against: true, probability: expect.closeTo(0.8, 12) },
      { axis: 'SN', letter: 'S', against: true, probability: expect.closeTo(0.8, 12) },
      { axis: 'TF', letter: 'T', against: true, probability: expect.closeTo(0.8, 12) },
      { axis: 'JP', letter: 'P', against: true, probability: expect.closeTo(0.8, 12) },
    ]);
  });

  it('has rows and columns in one order, and each type that was asked for', () => {
    const map = mapOf({ ...single, personas: TYPES }, pliant)!;
    expect(map.types).toHaveLength(16);
    expect(map.types.slice(0, 3)).toEqual(['ISTP', 'ISTJ', 'ISFP']);
    expect(map.rows.map(({ requested }) => requested)).toEqual(map.types);
    expect(new Set(map.types)).toEqual(new Set(TYPES));
  });

  it('marks the axes on which the default stands on the other side', () => {
    const map = mapOf({ ...single, personas: ['ENTP'] }, stubborn)!;
    expect(map.rows[0]!.axes.map(({ letter, against }) => [letter, against])).toEqual([
      ['E', false],
      ['N', false],
      ['T', true],
      ['P', true],
    ]);
  });

  it('takes the mean over wordings and says which conditions they are', () => {
    const options = { ...single, personas: ['ISTP'], wordings: ['kept', 'dropped'] };
    const halfOfThem: Subject = (asked) =>
      mostly(asked.condition.wording === 'dropped' ? { ...asked, requested: null } : asked);
    const [row] = mapOf(options, halfOfThem)!.rows;
    expect(row!.conditions).toEqual(['persona:ISTP:kept', 'persona:ISTP:dropped']);
    expect(row!.axes.map(({ probability }) => probability)).toEqual(
      [0.4, 0.4, 0.4, 0.4].map((p) => expect.closeTo(p, 12)),
    );
  });

  it('gives each persona the probability that the findings give it', () => {
    const snapshot = study({ ...single, itemsPerAxis: 4, personas: TYPES });
    const outcomes = analyse(snapshot, mostly).typeAdoption!.outcomes;
    const { rows, types } = resistanceViews(accumulate(snapshot, mostly), snapshot).personaMap!;
    expect(outcomes).toHaveLength(16);
    for (const { requested, probability } of outcomes) {
      const row = rows.find((entry) => entry.requested === requested)!;
      expect(row.probabilities[types.indexOf(requested)]).toBeCloseTo(probability, 12);
    }
  });

  it('leaves roles with personas out, and is null without a persona that asks for a type', () => {
    const withRole = mapOf({ ...single, personas: ['ISTP'], role: 'librarian' }, mostly)!;
    expect(withRole.rows[0]!.conditions).toEqual(['persona:ISTP:described']);
    expect(mapOf({ ...single, personas: [] }, mostly)).toBeNull();
    expect(mapOf({ ...single, personas: ['calm'], targets: { calm: { EI: 1 } } }, mostly)).toBeNull();
  });
});
