import { describe, expect, it } from 'vitest';
import { readEvent, readReply } from '../../../src/renderer/api/arrivals.js';
import { MettleError } from '../../../src/shared/errors.js';

function thrownBy(action: () => unknown): MettleError {
  try {
    action();
  } catch (thrown) {
    if (thrown instanceof MettleError) return thrown;
  }
  throw new Error('No MettleError was thrown.');
}

describe('a reply', () => {
  it('gives its value', () => {
    expect(readReply('designs.remove', { ok: true, value: { done: true } })).toEqual({ done: true });
  });

  it('throws the error of the core with its code and hint', () => {
    const error = { code: 'STUDY_NOT_FOUND', message: 'There is no study 7.', hint: 'Look at the list.' };
    const thrown = thrownBy(() => readReply('designs.remove', { ok: false, error }));
    expect(thrown.toShape()).toEqual(error);
  });

  it('is refused where its value is not what the call promises, with the place', () => {
    const value = { entries: [], memory: { door: 'much', engine: null } };
    const thrown = thrownBy(() => readReply('runs.queue', { ok: true, value }));
    expect(thrown.code).toBe('INTERNAL');
    expect(thrown.message).toContain('runs.queue');
    expect(thrown.message).toContain('memory.door');
  });

  it('is refused where its value holds more than the call promises', () => {
    const thrown = thrownBy(() => readReply('designs.remove', { ok: true, value: { done: true, more: 1 } }));
    expect(thrown.code).toBe('INTERNAL');
  });

  it.each([
    undefined,
    null,
    'text',
    {},
    { ok: true },
    { ok: false, error: { code: 'NOT_A_CODE', message: '' } },
  ])('is none: %j', (raw) => {
    const thrown = thrownBy(() => readReply('settings.read', raw));
    expect(['DOOR_UNREACHABLE', 'INTERNAL']).toContain(thrown.code);
  });
});

describe('an event', () => {
  it('is read by its own schema', () => {
    expect(readEvent('results.changed', { study: 3 })).toEqual({
      name: 'results.changed',
      payload: { study: 3 },
    });
  });

  it.each([
    ['results.changed', { study: 'three' }],
    ['results.changed', undefined],
    ['no.such.event', {}],
    ['toString', {}],
    ['__proto__', {}],
  ])('is refused: %s with %j', (name, payload) => {
    expect(thrownBy(() => readEvent(name, payload)).code).toBe('INTERNAL');
  });
});
