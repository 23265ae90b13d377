import { describe, expect, it } from 'vitest';
import { meaningOf } from '../../../src/renderer/shell/key-sequence.js';

describe('a key', () => {
  it('begins a sequence or shows the list by itself', () => {
    expect(meaningOf('g', false)).toEqual({ kind: 'begun' });
    expect(meaningOf('?', false)).toEqual({ kind: 'list' });
    expect(meaningOf('s', false)).toEqual({ kind: 'nothing' });
  });

  it('after g goes to a page', () => {
    expect(meaningOf('s', true)).toEqual({ kind: 'page', path: '/' });
    expect(meaningOf('i', true)).toEqual({ kind: 'page', path: '/instruments' });
    expect(meaningOf('r', true)).toEqual({ kind: 'run' });
    expect(meaningOf('x', true)).toEqual({ kind: 'nothing' });
    expect(meaningOf('?', true)).toEqual({ kind: 'nothing' });
  });
});
