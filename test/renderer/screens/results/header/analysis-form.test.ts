import { describe, expect, it } from 'vitest';
import {
  ANALYSIS_FIELDS,
  analysisProblems,
} from '../../../../../src/renderer/screens/results/header/analysis-form.js';
import { analysisSettingsSchema } from '../../../../../src/shared/domain/study.js';

const settings = analysisSettingsSchema.parse({});
const fields = ANALYSIS_FIELDS.flatMap((group) => group.fields);

describe('the form of the analysis settings', () => {
  it('reaches every setting, and changes that one alone', () => {
    const leaves = [...Object.keys(settings).filter((key) => key !== 'gate'), ...Object.keys(settings.gate)];
    expect(fields.map(({ key }) => key).sort()).toEqual(leaves.sort());
    for (const { read, write } of fields) {
      const changed = write(settings, 0.4321);
      expect(read(changed)).toBe(0.4321);
      expect(fields.filter((field) => field.read(changed) !== field.read(settings))).toHaveLength(1);
    }
  });

  it('finds nothing wrong with the usual settings', () => {
    expect(analysisProblems(settings).size).toBe(0);
  });

  it('says where a number cannot be', () => {
    expect([...analysisProblems({ ...settings, confidence: 1 }).keys()]).toEqual(['confidence']);
    expect([
      ...analysisProblems({ ...settings, gate: { ...settings.gate, minParseRate: 2 } }).keys(),
    ]).toEqual(['minParseRate']);
  });

  it('keeps closed above flexible', () => {
    expect([...analysisProblems({ ...settings, flexibleBelow: 0.7 }).keys()]).toEqual(['closedAbove']);
  });
});
