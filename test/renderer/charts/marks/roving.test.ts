import { describe, expect, it } from 'vitest';
import { nextMark } from '../../../../src/renderer/charts/marks/roving.js';

describe('nextMark', () => {
  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowRight', 0, 1],
    ['ArrowUp', 0, 0],
    ['ArrowDown', 9, 9],
    ['Home', 7, 0],
    ['End', 2, 9],
    ['PageDown', 1, 9],
    ['a', 1, null],
  ])('goes through a list: %s from %i', (key, from, to) => {
    expect(nextMark(key, from, 10, 1)).toBe(to);
  });

  it.each([
    ['ArrowDown', 1, 5],
    ['ArrowUp', 1, 1],
    ['ArrowDown', 9, 9],
    ['ArrowRight', 3, 4],
    ['ArrowLeft', 0, 0],
  ])('goes through a grid of four columns: %s from %i', (key, from, to) => {
    expect(nextMark(key, from, 10, 4)).toBe(to);
  });

  it('goes nowhere without marks', () => {
    expect(nextMark('End', 0, 0, 1)).toBeNull();
  });
});
