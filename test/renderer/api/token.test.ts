import { describe, expect, it } from 'vitest';
import { bringsToken, takeToken, type TokenPlaces } from '../../../src/renderer/api/token.js';

const TOKEN = 'abc_DEF-123abc_DEF-123abc_DEF-123abc_DEF-12';

function places(hash: string, kept: string | null = null) {
  const store = new Map<string, string>(kept === null ? [] : [['mettle.token', kept]]);
  const addresses: string[] = [];
  const page: TokenPlaces = {
    location: { hash, pathname: '/', search: '' },
    history: { replaceState: (_data, _unused, url) => void addresses.push(url) },
    sessionStorage: {
      getItem: (key) => store.get(key) ?? null,
      setItem: (key, value) => void store.set(key, value),
    },
  };
  return { page, addresses, store };
}

describe('the token of the web door', () => {
  it('is taken out of the address and kept for this tab', () => {
    const { page, addresses, store } = places(`#token=${TOKEN}`);
    expect(takeToken(page)).toBe(TOKEN);
    expect(addresses).toEqual(['/#/']);
    expect([...store.values()]).toEqual([TOKEN]);
  });

  it('is the kept one after a reload, and the address stays', () => {
    const { page, addresses } = places('#/run/3', TOKEN);
    expect(takeToken(page)).toBe(TOKEN);
    expect(addresses).toEqual([]);
  });

  it('is told from the address of a page', () => {
    expect(bringsToken(`#token=${TOKEN}`)).toBe(true);
    expect(bringsToken('#/run/3?token=abc')).toBe(false);
  });

  it('of a new address takes the place of the kept one', () => {
    const { page, store } = places(`#token=${TOKEN}`, 'older');
    takeToken(page);
    expect(store.get('mettle.token')).toBe(TOKEN);
  });

  it.each(['', '#/', '#token=', '#token=a b', '#/token=abc'])('is missing in %j', (hash) => {
    expect(takeToken(places(hash).page)).toBeNull();
  });
});
