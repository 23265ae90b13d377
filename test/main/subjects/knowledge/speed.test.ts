import { describe, expect, it } from 'vitest';
import { subjectSpeed, type SpeedMeasurement } from '../../../../src/main/subjects/knowledge/speed.js';

const measurement = (changes: Partial<SpeedMeasurement> = {}): SpeedMeasurement => ({
  sha256: 'a'.repeat(64),
  at: '2026-01-01T00:00:00.000Z',
  gpu: null,
  threads: 4,
  lanes: 8,
  bytesPerToken: 1e9,
  parametersPerToken: 2e9,
  readouts: 10,
  tokens: 40,
  ...changes,
});
const own = { sha256: 'a'.repeat(64), perToken: { bytes: 1e9, parameters: 2e9 } };
const other = { sha256: 'b'.repeat(64), perToken: { bytes: 2e9, parameters: 4e9 } };
const auto = { gpu: 'auto', threads: null } as const;

describe('subjectSpeed', () => {
  it('is unknown before anything was measured', () => {
    expect(subjectSpeed(own, [], auto)).toBeNull();
  });

  it('is what the file itself did, to the digit, and only what it did', () => {
    const measurements = [
      measurement({ tokens: null }),
      measurement({ sha256: 'c'.repeat(64), readouts: 99 }),
    ];
    expect(subjectSpeed(own, measurements, auto)).toEqual({ readouts: 10, tokens: null, basis: 'measured' });
  });

  it('is estimated from others: tokens by bytes, readouts by parameters', () => {
    const speed = subjectSpeed(other, [measurement()], auto);
    expect(speed?.basis).toBe('estimated');
    expect(speed?.tokens).toBeCloseTo(20, 8);
    expect(speed?.readouts).toBeCloseTo(5, 8);
    const heavier = { ...other, perToken: { bytes: 4e9, parameters: 4e9 } };
    expect(subjectSpeed(heavier, [measurement()], auto)).toMatchObject({ readouts: speed?.readouts });
    expect(subjectSpeed(heavier, [measurement()], auto)?.tokens).toBeCloseTo(10, 8);
  });

  it('is estimated for a file whose hash nobody knows', () => {
    expect(subjectSpeed({ ...own, sha256: null }, [measurement()], auto)?.basis).toBe('estimated');
  });

  it('is unknown of a subject that is far from all that was measured', () => {
    const giant = { sha256: null, perToken: { bytes: 1e11, parameters: 2e11 } };
    expect(subjectSpeed(giant, [measurement()], auto)).toBeNull();
  });

  it('leaves out what more threads or a graphics processor did where they are not allowed', () => {
    const many = measurement({ threads: 8, readouts: 20 });
    const graphics = measurement({ gpu: 'cuda', readouts: 200 });
    const all = [measurement(), many, graphics];
    expect(subjectSpeed(own, all, auto)?.readouts).toBe(200);
    expect(subjectSpeed(own, all, { gpu: 'none', threads: null })?.readouts).toBe(20);
    expect(subjectSpeed(own, all, { gpu: 'none', threads: 4 })?.readouts).toBe(10);
    expect(subjectSpeed(own, all, { gpu: 'none', threads: 2 })).toBeNull();
  });

  it('does not estimate for a graphics processor from what ran without it', () => {
    const graphics = measurement({ sha256: 'c'.repeat(64), gpu: 'cuda', readouts: 300 });
    expect(subjectSpeed(other, [measurement(), graphics], auto)?.readouts).toBeCloseTo(150, 8);
    expect(
      subjectSpeed(other, [measurement(), graphics], { gpu: 'none', threads: null })?.readouts,
    ).toBeCloseTo(5, 8);
  });

  it('takes one measurement of each other file: that with the most threads, then the newest', () => {
    const slow = measurement({ threads: 2, tokens: 1 });
    const old = measurement({ tokens: 4, at: '2025-01-01T00:00:00.000Z' });
    expect(subjectSpeed(other, [old, slow, measurement()], auto)?.tokens).toBeCloseTo(20, 8);
  });
});
