import fc from 'fast-check';
import type { Token } from 'node-llama-cpp';
import { describe, expect, it } from 'vitest';
import {
  buildOptionTree,
  optionProbabilities,
  treeDepth,
} from '../../../../src/main/engine/llama/option-chains.js';

/** One token a character. */
const characters = (text: string): Token[] => [...text].map((character) => character.charCodeAt(0) as Token);

/** A language in which each character follows each with a fixed probability of its own. */
function read(options: readonly string[], probability: (character: string) => number): Promise<number[]> {
  const root = buildOptionTree(options, characters);
  return optionProbabilities(root, options.length, async (_, node) => {
    return new Map(
      [...node.children.keys()].map((token) => [token, probability(String.fromCharCode(token))]),
    );
  });
}

describe('option probabilities', () => {
  it('multiply along the tokens and add up over both ways to write an option', async () => {
    const [two, ten] = await read(
      ['2', '10'],
      (character) => ({ 2: 0.3, 1: 0.2, 0: 0.5, ' ': 0.1 })[character] ?? 0,
    );
    expect(two).toBeCloseTo(0.3 + 0.1 * 0.3, 12);
    expect(ten).toBeCloseTo(0.2 * 0.5 + 0.1 * 0.2 * 0.5, 12);
  });

  it('leave out of a short option what goes on to a longer one', async () => {
    const [one, ten] = await read(['1', '10'], (character) => ({ 1: 0.4, 0: 0.25 })[character] ?? 0);
    expect(one).toBeCloseTo(0.4 * 0.75, 12);
    expect(ten).toBeCloseTo(0.4 * 0.25, 12);
  });

  it('never add up to more than 1', async () => {
    const option = fc.stringMatching(/^[abc ]{1,4}$/);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(option, { minLength: 1, maxLength: 6 }), async (options) => {
        fc.pre(new Set(options.flatMap((text) => [text, ` ${text}`])).size === 2 * options.length);
        const sums = await read(
          options,
          (character) => ({ a: 0.3, b: 0.3, c: 0.2, ' ': 0.2 })[character] ?? 0,
        );
        for (const sum of sums) expect(sum).toBeGreaterThanOrEqual(0);
        expect(sums.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('do not follow a second way that cannot matter, and always follow the first', async () => {
    const visited: string[] = [];
    const root = buildOptionTree(['no', 'yes'], characters);
    await optionProbabilities(root, 2, async (path, node) => {
      visited.push(path.map((token) => String.fromCharCode(token)).join(''));
      return new Map([...node.children.keys()].map((token) => [token, 1e-6]));
    });
    expect(visited).toEqual(['', 'n', 'y', 'ye']);
  });
});

describe('the tree', () => {
  it('refuses options that are written alike', () => {
    expect(() => buildOptionTree(['a', 'b'], () => [1 as Token])).toThrow(
      expect.objectContaining({ code: 'OPTIONS_INDISTINGUISHABLE' }),
    );
  });

  it('knows its depth', () => {
    expect(treeDepth(buildOptionTree(['1', '100'], characters))).toBe(4);
  });
});
