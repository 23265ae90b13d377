import { describe, expect, it } from 'vitest';
import { CALLS } from '../../../../src/shared/contract/contract.js';
import type { InstrumentSummary } from '../../../../src/shared/contract/library.js';
import type { Template } from '../../../../src/shared/domain/template.js';
import {
  madeTexts,
  madeTextsRequest,
  makingProblems,
} from '../../../../src/renderer/screens/personas/made-texts.js';

const summary = (id: string, items: number, format: InstrumentSummary['format']): InstrumentSummary => ({
  id,
  name: id,
  version: '1',
  description: '',
  licence: '',
  citation: '',
  url: null,
  format,
  items,
  options: 5,
  languages: ['ar', 'en'],
  norms: 0,
  scales: [],
  origin: 'shipped',
});
const template: Template = {
  id: 'statement',
  name: 'Statement',
  heldOut: false,
  labels: 'numbers',
  text: {},
};
const source = { kind: 'population', population: 'people', size: 2, use: 'alone' } as const;
const how = { seed: 7, language: 'de' };

describe('the request for the texts of a source', () => {
  it('is a call that plans with the shortest instrument that is no open one', () => {
    const instruments = [
      summary('long', 120, 'rating'),
      summary('open', 4, 'open'),
      summary('short', 9, 'choice'),
    ];
    const request = madeTextsRequest(source, { instruments, templates: [template] }, how);
    expect(CALLS['designs.check'].input.parse(request)).toEqual(request);
    expect(request?.design).toMatchObject({
      seed: 7,
      instruments: ['short'],
      language: 'en',
      conditions: { sources: [source], language: 'de', personas: [], placebos: [], default: ['none'] },
    });
  });

  it('cannot be made without an instrument or a template', () => {
    const instruments = [summary('open', 4, 'open')];
    expect(madeTextsRequest(source, { instruments, templates: [template] }, how)).toBeNull();
    const rated = [summary('short', 9, 'choice')];
    expect(madeTextsRequest(source, { instruments: rated, templates: [] }, how)).toBeNull();
  });
});

describe('what was made', () => {
  it('is personas and roles, without the default condition', () => {
    const texts = madeTexts({
      conditions: [
        { id: 'default:none', kind: 'default', system: null },
        {
          id: 'persona:graded-E-1:qualified',
          kind: 'persona',
          persona: 'graded-E-1',
          system: 'You are timid.',
        },
        { id: 'role:people-0001:drawn', kind: 'role', role: 'people-0001', system: 'You are old.' },
      ],
    });
    expect(texts).toEqual([
      { id: 'graded-E-1', kind: 'persona', text: 'You are timid.' },
      { id: 'people-0001', kind: 'role', text: 'You are old.' },
    ]);
  });

  it('is kept from being made by everything but the lack of subjects', () => {
    const problems = [
      { place: 'subjects', message: 'is empty' },
      { place: 'conditions', message: 'no such population' },
    ];
    expect(makingProblems({ problems })).toEqual(['no such population']);
  });
});
