import { describe, expect, it } from 'vitest';
import { dataOption } from '../../../src/main/electron/data-option.js';

describe('--data', () => {
  it.each([
    [['--data', '/d'], '/d'],
    [['--data=/d'], '/d'],
    [['/mettle', '--no-sandbox', '--data', '/d', '--user-data-dir=/u'], '/d'],
    [['/mettle', '--inspect=0', '-psn_0_1'], undefined],
    [['--data'], undefined],
    [['--data='], undefined],
    [[], undefined],
  ])('in %j names %s', (args, folder) => {
    expect(dataOption(args)).toBe(folder);
  });
});
