import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressText, parseAddress } from '../../../src/main/downloads/address.js';
import { MettleError } from '../../../src/shared/errors.js';

function problemOf(text: string, endpoint: string | null = null): string {
  try {
    parseAddress(text, endpoint);
  } catch (thrown) {
    const error = MettleError.from(thrown);
    expect(error.code).toBe('INVALID_INPUT');
    expect(error.hint).toContain('hf:organisation/repository');
    return error.message;
  }
  throw new Error(`${text} was taken`);
}

describe('an address', () => {
  it('names a quantization, or a file with its revision', () => {
    expect(parseAddress(' hf:people/models-GGUF:Q4_K_M ')).toEqual({
      kind: 'hub',
      repository: 'people/models-GGUF',
      revision: 'main',
      wanted: { tag: 'Q4_K_M' },
    });
    expect(parseAddress('hf:people/models')).toMatchObject({ wanted: { tag: 'latest' } });
    expect(parseAddress('hf:people/models/deep/model.gguf')).toMatchObject({
      revision: 'main',
      wanted: { file: 'deep/model.gguf' },
    });
    for (const text of [
      'hf:p/m@v1/model.gguf',
      'hf:p/m/model.gguf@v1',
      'hf:p/m/model.gguf#v1',
      'hf://p/m@v1/model.gguf',
    ])
      expect(parseAddress(text)).toMatchObject({
        repository: 'p/m',
        revision: 'v1',
        wanted: { file: 'model.gguf' },
      });
  });

  it('of a page or file of the hub, or of the mirror, is a file of a repository', () => {
    for (const text of [
      'https://huggingface.co/p/m/blob/main/a%20b.gguf',
      'https://huggingface.co/p/m/resolve/main/a%20b.gguf?download=true#top',
    ])
      expect(addressText(parseAddress(text))).toBe('hf:p/m/a b.gguf');
    expect(
      parseAddress('http://mirror.example:8080/p/m/resolve/v2/f.gguf', 'http://mirror.example:8080'),
    ).toMatchObject({
      kind: 'hub',
      revision: 'v2',
    });
  });

  it('of a part of a split model is that of its first part', () => {
    expect(addressText(parseAddress('hf:p/m/x-00002-of-00003.gguf'))).toBe('hf:p/m/x-00001-of-00003.gguf');
    expect(addressText(parseAddress('https://e.org/x-00003-of-00003.gguf?key=1'))).toBe(
      'https://e.org/x-00001-of-00003.gguf?key=1',
    );
  });

  it('says in a sentence what is wrong', () => {
    expect(problemOf('model.gguf')).toContain('is no address');
    expect(problemOf('ftp://e.org/model.gguf')).toContain('begins with ftp:');
    expect(problemOf('http://e.org/model.gguf')).toContain('is not encrypted');
    expect(problemOf('https://e.org/model.bin')).toContain('does not end in .gguf');
    expect(problemOf('https://e.org/model.gguf.part1of3')).toContain('piece of a file');
    expect(problemOf('hf:people')).toContain('organisation and a repository');
    expect(problemOf('hf:people/mo del')).toContain('organisation and a repository');
    expect(problemOf('hf:people/models:')).toContain('no quantization');
    expect(problemOf('hf:people/models@v1:Q4_0')).toContain('a revision but no file');
    expect(problemOf('hf:people/models/../../x.gguf')).toContain('leads out of its repository');
    expect(problemOf('hf:people/models@../x/model.gguf')).toContain('');
    expect(problemOf('https://huggingface.co/p/m/resolve/main/%E0%A4%A.gguf')).toContain('cannot be read');
  });

  it('never shows a password', () => {
    expect(problemOf('https://me:secret@e.org/model.gguf')).not.toContain('secret');
  });

  it('allows plain http within this machine and to the mirror', () => {
    expect(parseAddress('http://127.0.0.1:8080/model.gguf')).toMatchObject({ kind: 'web' });
    expect(parseAddress('http://mirror.example/model.gguf', 'http://mirror.example')).toMatchObject({
      kind: 'web',
    });
    expect(problemOf('http://127.0.0.1.example/model.gguf')).toContain('is not encrypted');
  });

  it('is read alike from its own plainest form, or refused with INVALID_INPUT', () => {
    const piece = fc.stringMatching(/^[A-Za-z0-9._@:#/%-]{0,12}$/);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.tuple(piece, piece, piece).map((parts) => `hf:${parts.join('/')}.gguf`),
          fc.tuple(piece, piece).map((parts) => `hf:${parts.join('/')}`),
          fc.tuple(piece, piece).map((parts) => `https://${parts.join('/')}.gguf`),
          fc.string(),
        ),
        (text) => {
          try {
            const address = parseAddress(text);
            expect(parseAddress(addressText(address))).toEqual(address);
            if (address.kind === 'hub' && 'file' in address.wanted)
              expect(address.wanted.file.split('/').some((part) => part === '..' || part === '')).toBe(false);
          } catch (thrown) {
            if (!(thrown instanceof MettleError) || thrown.code !== 'INVALID_INPUT') throw thrown;
          }
        },
      ),
      { numRuns: 2000 },
    );
  });
});
