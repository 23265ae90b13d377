import { describe, expect, it } from 'vitest';
import {
  placeOfAddress,
  resultsAddress,
} from '../../../../../src/renderer/screens/results/model/results-address.js';

describe('the address of a place on the results', () => {
  it.each([
    [{ subject: null, view: null }, '/results/3'],
    [{ subject: 'abc', view: 'noise' } as const, '/results/3?subject=abc&view=noise'],
  ])('goes there and back: %o', (place, address) => {
    expect(resultsAddress(3, place)).toBe(address);
    expect(placeOfAddress(address.split('?')[1] ?? '')).toEqual(place);
  });

  it('leaves out a section that there is not', () => {
    expect(placeOfAddress('view=<script>')).toEqual({ subject: null, view: null });
  });
});
