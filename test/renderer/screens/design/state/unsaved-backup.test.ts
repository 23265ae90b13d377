import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../../src/shared/contract/designs.js';
import { putAside, takeBack } from '../../../../../src/renderer/screens/design/state/unsaved-backup.js';
import { content } from '../draft-content-fixture.js';

class MapShelf {
  readonly kept = new Map<string, string>();
  getItem = (key: string): string | null => this.kept.get(key) ?? null;
  setItem = (key: string, text: string): void => void this.kept.set(key, text);
  removeItem = (key: string): void => void this.kept.delete(key);
}

const since = '2026-01-01T00:00:00Z';
const draft: Draft = { id: 3, ...content(), derivedFrom: null, updatedAt: since };

describe('edits that were not stored when the page was closed', () => {
  it('come back once, to the draft that they were made in', () => {
    const shelf = new MapShelf();
    putAside(3, content({ seed: 8 }), since, shelf);
    expect(takeBack({ ...draft, id: 4 }, shelf)).toBeNull();
    expect(takeBack(draft, shelf)).toEqual(content({ seed: 8 }));
    expect(takeBack(draft, shelf)).toBeNull();
  });

  it('do not overwrite a draft that was stored since', () => {
    const shelf = new MapShelf();
    putAside(3, content({ seed: 8 }), since, shelf);
    expect(takeBack({ ...draft, updatedAt: '2026-01-01T00:00:01Z' }, shelf)).toBeNull();
    expect(shelf.kept.size).toBe(0);
  });

  it('are not read from what is no design', () => {
    for (const text of ['', '{', '{"since":"2026-01-01T00:00:00Z","content":{"quick":false}}']) {
      const shelf = new MapShelf();
      shelf.setItem('mettle.design.3', text);
      expect(takeBack(draft, shelf)).toBeNull();
    }
  });

  it('are let go where the shelf is full', () => {
    const full = new MapShelf();
    full.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    expect(() => putAside(3, content(), since, full)).not.toThrow();
  });
});
