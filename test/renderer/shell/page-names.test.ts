import { describe, expect, it } from 'vitest';
import { NAMED_PAGES, namedPageOf, numberInAddress } from '../../../src/renderer/shell/page-names.js';

describe('the page of the sidebar', () => {
  it.each([
    ['/', 'Studies'],
    ['/run/3', 'Studies'],
    ['/design/3', 'Studies'],
    ['/results/3', 'Studies'],
    ['/responses/3', 'Studies'],
    ['/bundles', 'Studies'],
    ['/compare/3', 'Studies'],
    ['/instruments', 'Instruments'],
    ['/instruments/ipip-neo-120', 'Instruments'],
    ['/settings', 'Settings'],
  ])('of %s is %s', (path, name) => {
    expect(namedPageOf(path)?.name).toBe(name);
  });

  it.each(['/nowhere', '/instrumentsx', '/runs'])('of %s is none', (path) => {
    expect(namedPageOf(path)).toBeNull();
  });

  it('has a key of its own', () => {
    expect(new Set(NAMED_PAGES.map(({ key }) => key)).size).toBe(NAMED_PAGES.length);
  });
});

describe('a number in an address', () => {
  it('is that of a study or draft', () => {
    expect(numberInAddress('17')).toBe(17);
  });

  it.each([undefined, '', '0', '-1', '1.5', '1e3', ' 1', '1a', '01', '9'.repeat(16)])(
    'is none in %j',
    (text) => {
      expect(numberInAddress(text)).toBeNull();
    },
  );
});
