import { describe, expect, it } from 'vitest';
import {
  sectionStandings,
  unplacedProblems,
} from '../../../../../src/renderer/screens/design/model/section-states.js';
import { SECTIONS } from '../../../../../src/renderer/screens/design/model/sections.js';
import { content } from '../draft-content-fixture.js';

describe('the standing of the sections', () => {
  it('is complete for a design without problems', () => {
    const standings = sectionStandings(content(), []);
    expect(Object.values(standings).map(({ state }) => state)).toEqual(SECTIONS.map(() => 'complete'));
  });

  it('tells what is missing from what is wrong', () => {
    const problems = [
      { place: 'subjects', message: 'A study needs a subject.' },
      { place: 'conditions.personas[2]', message: 'There is no persona XYZ.' },
    ];
    const standings = sectionStandings(content({ subjects: [] }), problems);
    expect(standings.subjects.state).toBe('missing');
    expect(standings.conditions).toEqual({ state: 'problem', problems: [problems[1]] });
    expect(standings.instruments.state).toBe('complete');
  });

  it('is missing as soon as nothing is chosen, before any check has said so', () => {
    const standings = sectionStandings(content({ instruments: [], templates: [] }), []);
    expect(standings.instruments.state).toBe('missing');
    expect(standings.administration.state).toBe('missing');
  });

  it('is a problem where something is missing and something else is wrong', () => {
    const problems = [{ place: 'administration.maxTokens', message: 'At most 4096.' }];
    expect(sectionStandings(content({ templates: [] }), problems).administration.state).toBe('problem');
  });

  it('leaves no problem out', () => {
    const problems = [
      { place: '', message: 'The plan holds no cells.' },
      { place: 'seed', message: 'Not a number.' },
    ];
    expect(unplacedProblems(problems)).toEqual([problems[0]]);
    expect(sectionStandings(content(), problems).repeats.problems).toEqual([problems[1]]);
  });
});
