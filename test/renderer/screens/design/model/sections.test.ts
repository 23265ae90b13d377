import { describe, expect, it } from 'vitest';
import { studyDesignSchema } from '../../../../../src/shared/domain/study.js';
import {
  nearestPlace,
  SECTION_TITLES,
  SECTIONS,
  sectionOfPlace,
} from '../../../../../src/renderer/screens/design/model/sections.js';

describe('the section of a place', () => {
  it('is there for every property of a study file', () => {
    for (const property of Object.keys(studyDesignSchema.shape)) {
      expect(SECTIONS, property).toContain(sectionOfPlace(property));
    }
  });

  it('follows the longest place that fits', () => {
    expect(sectionOfPlace('conditions.personas[2]')).toBe('conditions');
    expect(sectionOfPlace('administration.sampler.temperature')).toBe('administration');
    expect(sectionOfPlace('administration.runs')).toBe('repeats');
    expect(sectionOfPlace('subjects[0]')).toBe('subjects');
  });

  it('takes whole names alone', () => {
    expect(sectionOfPlace('seedling')).toBeNull();
    expect(sectionOfPlace('')).toBeNull();
  });

  it('has a title each', () => {
    expect(new Set(SECTIONS.map((section) => SECTION_TITLES[section])).size).toBe(SECTIONS.length);
  });
});

describe('the nearest place', () => {
  const available = ['conditions', 'conditions.personas', 'administration', 'subjects', 'subjects[1]'];

  it('is the innermost that holds the place', () => {
    expect(nearestPlace('conditions.personas[2]', available)).toBe('conditions.personas');
    expect(nearestPlace('conditions.wordings', available)).toBe('conditions');
    expect(nearestPlace('subjects[1]', available)).toBe('subjects[1]');
    expect(nearestPlace('subjects[12]', available)).toBe('subjects');
  });

  it('is none where nothing holds it', () => {
    expect(nearestPlace('seed', available)).toBeNull();
  });
});
