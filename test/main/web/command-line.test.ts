import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../src/main/web/command-line.js';

describe('the command line of the web door', () => {
  it('has its usual values', () => {
    expect(readCommandLine([])).toEqual({ help: false, port: null, data: undefined, open: true });
  });

  it('is read', () => {
    expect(readCommandLine(['--port', '0', '--data', 'a b', '--no-open'])).toEqual({
      help: false,
      port: 0,
      data: 'a b',
      open: false,
    });
    expect(readCommandLine(['--port=65535', '-h'])).toMatchObject({ help: true, port: 65535 });
  });

  it.each([
    ['--port', '65536'],
    ['--port', '-1'],
    ['--port', '1e3'],
    ['--port', ''],
    ['--prot', '1'],
    ['study.json'],
    ['--data'],
  ])('is refused with a sentence: %s %s', (...args) => {
    const given = args.filter((arg) => typeof arg === 'string');
    expect(() => readCommandLine(given)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', message: expect.stringMatching(/^[^\n]+\.$/) }),
    );
  });
});
