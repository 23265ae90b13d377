import { describe, expect, it } from 'vitest';
import {
  bitsWords,
  originWords,
  parameterWords,
  partsWords,
  sourceWords,
  speedCell,
  speedWords,
  systemRoleWords,
  thinkingWords,
} from '../../../../../src/renderer/screens/subjects/model/subject-words.js';
import { subject } from '../subjects-fixture.js';

const source = {
  store: 'hugging-face',
  repository: 'org/model',
  revision: null,
  tag: null,
  notes: [],
} as const;

describe('what a row says of a subject', () => {
  it.each([
    [494_032_768, '494 M'],
    [7_240_000_000, '7.2 B'],
    [999_600_000, '1.0 B'],
    [1_049_728, '1.0 M'],
    [12_000, '12.0 k'],
    [12, '12'],
    [null, '–'],
  ])('%d weights are %s', (parameters, words) => {
    expect(parameterWords(parameters)).toBe(words);
  });

  it('names bits and parts where there is something to say', () => {
    expect(bitsWords(4.8432)).toBe('4.8 bits a weight');
    expect(bitsWords(null)).toBe('');
    expect(partsWords(1)).toBe('');
    expect(partsWords(3)).toBe('3 parts');
  });

  it('names repository and commit, Ollama’s tag, or else the path', () => {
    expect(originWords({ ...source, revision: '9217f5db79a2', notes: [] })).toBe('org/model@9217f5db');
    expect(originWords({ ...source, notes: [] })).toBe('org/model');
    expect(originWords({ ...source, store: 'ollama', repository: 'qwen2.5', tag: '0.5b', notes: [] })).toBe(
      'qwen2.5:0.5b',
    );
    expect(sourceWords(subject('/m/own.gguf'))).toEqual({ store: 'Your folders', origin: '/m/own.gguf' });
  });

  it('tells an estimated speed from a measured one', () => {
    const speed = { readouts: 12.34, tokens: 120, basis: 'measured' } as const;
    expect(speedCell(speed)).toEqual({ rate: '12.3', basis: 'measured here' });
    expect(speedCell({ ...speed, basis: 'estimated' }).basis).toBe('estimated');
    expect(speedCell(null)).toEqual({ rate: '–', basis: '' });
    expect(speedWords(speed)).toBe('12.3 readouts a second, 120 tokens a second (measured on this machine)');
    expect(speedWords({ readouts: null, tokens: null, basis: 'estimated' })).toContain('not known yet');
  });

  it('says what a missing system role and thinking mean for a study', () => {
    expect(systemRoleWords('folded-into-user')).toContain('user’s message');
    expect(systemRoleWords('no-template')).toContain('base model');
    expect(thinkingWords(true)).not.toBe(thinkingWords(false));
  });
});
