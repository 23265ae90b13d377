import { expect, it } from 'vitest';
import { bundleFixture } from './fixtures/bundle.js';
import { startChild } from './fixtures/child.js';
import { temporaryFile } from './fixtures/temporary-store.js';

it('writes and pages through more responses than its heap could hold', { timeout: 300_000 }, async () => {
  const total = 50_000;
  const bundle = await bundleFixture('volume');
  try {
    const child = startChild(bundle.script, [temporaryFile(), String(total)], ['--max-old-space-size=24']);
    expect(await child.ended()).toEqual({ code: 0, signal: null, errors: '' });
    expect(JSON.parse(child.lines[0] ?? '')).toMatchObject({ answered: total, responses: total });
  } finally {
    bundle.remove();
  }
});
