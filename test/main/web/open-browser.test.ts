import { expect, it } from 'vitest';
import { browserCommand } from '../../../src/main/web/open-browser.js';

const ADDRESS = 'http://127.0.0.1:4816/open/word';

it('asks the system for its browser, and passes the address as one argument', () => {
  expect(browserCommand(ADDRESS, 'darwin', {})).toEqual(['open', ADDRESS]);
  expect(browserCommand(ADDRESS, 'win32', {})?.at(-1)).toBe(ADDRESS);
  expect(browserCommand(ADDRESS, 'linux', { DISPLAY: ':0' })).toEqual(['xdg-open', ADDRESS]);
  expect(browserCommand(ADDRESS, 'linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open', ADDRESS]);
});

it('opens nothing where there is no screen', () => {
  expect(browserCommand(ADDRESS, 'linux', {})).toBeNull();
  expect(browserCommand(ADDRESS, 'freebsd', { DISPLAY: '' })).toBeNull();
});
