import { describe, expect, it } from 'vitest';
import { pageAddress } from '../../../src/renderer/shell/hash-location.js';

describe('a page’s address', () => {
  it.each([
    ['', '/', ''],
    ['#', '/', ''],
    ['#/', '/', ''],
    ['#/run/3', '/run/3', ''],
    ['run/3', '/run/3', ''],
    ['#/results/3?view=map&subject=a', '/results/3', 'view=map&subject=a'],
    [
      '#/responses/3?filter=%7B%22text%22%3A%22a%3Fb%22%7D',
      '/responses/3',
      'filter=%7B%22text%22%3A%22a%3Fb%22%7D',
    ],
    ['#/responses/3?filter=a?b', '/responses/3', 'filter=a?b'],
  ])('%j is path %s with %j', (hash, path, search) => {
    expect(pageAddress(hash)).toEqual({ path, search });
  });
});
