import { describe, expect, it } from 'vitest';
import {
  levelShare,
  levelsOfTargets,
  nearestLevel,
  targetsOf,
} from '../../../../src/main/personas/sources/trait-targets.js';
import { LEVELS } from '../../../../src/shared/domain/persona-source.js';
import { sampleInstrument } from '../../instruments/sample-instrument.js';

function withScales(id: string, scales: ReturnType<typeof sampleInstrument>['scales']) {
  return [id, { ...sampleInstrument(), id, scales }] as const;
}
const pole = (name: string, letter?: string) => (letter === undefined ? { name } : { name, letter });
const axis = (id: string, low: string, high: string) => ({
  id,
  name: id,
  kind: 'axis' as const,
  low: pole(low, low),
  high: pole(high, high),
});
const scale = (id: string, kind: 'domain' | 'facet') => ({
  id,
  name: id,
  kind,
  low: pole('low'),
  high: pole('high'),
});
const instruments = new Map([
  withScales('domains', [scale('E', 'domain'), scale('N', 'domain'), scale('X', 'domain')]),
  withScales('facets', [scale('E', 'facet')]),
  withScales('axes', [axis('EI', 'I', 'E'), axis('turned', 'N', 'S')]),
]);

describe('targetsOf', () => {
  it('asks domains and axes, whichever way an axis runs, and no facets', () => {
    expect(targetsOf({ E: 7, O: 9, A: 1 }, instruments)).toEqual({
      domains: { E: 0.75 },
      axes: { EI: 0.75, turned: 0 },
    });
    expect(targetsOf({ A: 1 }, instruments)).toEqual({});
  });

  it('is turned back by levelsOfTargets', () => {
    for (const E of LEVELS) {
      for (const O of LEVELS) {
        expect(levelsOfTargets({ targets: targetsOf({ E, O }, instruments) }, instruments)).toEqual({ E, O });
      }
    }
    expect(levelsOfTargets({ targets: { elsewhere: { E: 1 }, domains: { X: 1 } } }, instruments)).toEqual({});
  });

  it('takes the nearest of nine levels', () => {
    expect(LEVELS.map((level) => nearestLevel(levelShare(level)))).toEqual([...LEVELS]);
    expect(nearestLevel(0.05)).toBe(1);
    expect(nearestLevel(0.07)).toBe(2);
  });
});
