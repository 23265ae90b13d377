import { describe, expect, it } from 'vitest';
import { PAGE_ROWS, pagesOf } from '../../../../src/renderer/screens/responses/response-rows.js';

describe('pagesOf', () => {
  it('holds every row in view and the page that tells the total', () => {
    expect(pagesOf(0, 10)).toEqual([0]);
    expect(pagesOf(PAGE_ROWS - 1, PAGE_ROWS)).toEqual([0, 1]);
    expect(pagesOf(900_000, 900_040)).toEqual([0, 900_000 / PAGE_ROWS]);
    expect(pagesOf(-5, 3)).toEqual([0]);
  });
});
