import { isAbsolute, posix, relative, win32 } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../../src/main/downloads/address.js';
import { placeOf, safeName } from '../../../src/main/downloads/file-place.js';

describe('a name that a server gave', () => {
  it('is kept where every file system takes it', () => {
    expect(safeName('Qwen3-0.6B-Q8_0.gguf')).toBe('Qwen3-0.6B-Q8_0.gguf');
    expect(safeName('模型-Q8_0.gguf')).toBe('模型-Q8_0.gguf');
  });

  it('names no device, no folder above and no other disk', () => {
    expect(safeName('../../etc/passwd')).toBe('-..-etc-passwd');
    expect(safeName('..')).toBe('unnamed');
    expect(safeName('C:\\Windows\\x.gguf')).toBe('C--Windows-x.gguf');
    expect(safeName('con.gguf')).toBe('_con.gguf');
    expect(safeName('COM1')).toBe('_COM1');
    expect(safeName('a\u0000b\u202egguf.exe')).toBe('a-b-gguf.exe');
    expect(safeName('model.gguf. ')).toBe('model.gguf');
  });

  it('keeps its ending and its difference when it is cut', () => {
    const long = 'x'.repeat(400);
    const [one, two] = [safeName(`${long}1-00001-of-00002.gguf`), safeName(`${long}2-00001-of-00002.gguf`)];
    expect(one).toMatch(/-00001-of-00002\.gguf$/);
    expect(Buffer.byteLength(one)).toBeLessThanOrEqual(150);
    expect(one).not.toBe(two);
  });

  it('is always one segment within its folder, on every system', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.string({ unit: fc.constantFrom('.', '/', '\\', ':', ' ', 'a', 'Z', '\0'), maxLength: 20 }),
      fc.constantFrom('.', '..', '/', '\\', 'nul', 'NUL.gguf', 'aux.', ' ', '~', 'C:', '\\\\server\\share'),
    );
    fc.assert(
      fc.property(hostile, (name) => {
        const safe = safeName(name);
        expect(safe).not.toMatch(/[/\\:\p{Cc}]/u);
        expect(safe).not.toMatch(/^(\.{1,2}|)$|[. ]$/);
        expect(safe).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i);
        expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(150);
        for (const path of [posix, win32]) expect(path.basename(path.join('folder', safe))).toBe(safe);
        expect(safeName(safe)).toBe(safe);
      }),
      { numRuns: 3000 },
    );
  });

  it('lies by organisation and repository, or by host', () => {
    const inside = relative('/models', placeOf('/models', parseAddress('hf:people/con/x.gguf')));
    expect(inside).toBe(posix.join('people', '_con'));
    expect(isAbsolute(inside)).toBe(false);
    expect(placeOf('/models', parseAddress('http://127.0.0.1:99/x.gguf'))).toContain('127.0.0.1-99');
  });
});
