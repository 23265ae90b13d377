import { describe, expect, it } from 'vitest';
import { fileError } from '../../../../src/main/engine/gguf/file-error.js';
import { MettleError } from '../../../../src/shared/errors.js';

const failure = (code: string): Error => Object.assign(new Error('from the file system'), { code });

describe('fileError', () => {
  it.each([
    ['ENOENT', 'FILE_NOT_FOUND', /no file \/a\/b/],
    ['ENOTDIR', 'FILE_NOT_FOUND', /no file \/a\/b/],
    ['EACCES', 'FILE_UNREADABLE', /\/a\/b cannot be read \(EACCES\)/],
    ['EIO', 'FILE_UNREADABLE', /\/a\/b cannot be read \(EIO\)/],
  ])('turns %s into %s and keeps the cause', (code, expected, message) => {
    const thrown = failure(code);
    const error = fileError('/a/b', thrown);
    expect(error).toMatchObject({ code: expected, cause: thrown });
    expect(error.message).toMatch(message);
  });

  it('tells a missing right from a failing disk', () => {
    expect(fileError('/a', failure('EPERM')).hint).toContain('right to read');
    expect(fileError('/a', failure('EIO')).hint).toContain('disk');
  });

  it('leaves other errors what they are', () => {
    const own = new MettleError('CANCELLED', 'stopped');
    expect(fileError('/a', own)).toBe(own);
    expect(fileError('/a', new TypeError('a defect')).code).toBe('INTERNAL');
  });
});
