import { describe, expect, it } from 'vitest';
import { createQueryClient } from '../../../src/renderer/api/query-client.js';
import { MettleError } from '../../../src/shared/errors.js';

describe('a call that failed', () => {
  const retry = createQueryClient().getDefaultOptions().queries?.retry;
  const again = (failures: number, error: Error): boolean =>
    typeof retry === 'function' && retry(failures, error);

  it('is made again where the door could not be reached, three times', () => {
    const unreachable = new MettleError('DOOR_UNREACHABLE', 'Gone.');
    expect([0, 1, 2, 3].map((failures) => again(failures, unreachable))).toEqual([true, true, true, false]);
  });

  it('is not made again where the core has said no', () => {
    expect(again(0, new MettleError('STUDY_NOT_FOUND', 'None.'))).toBe(false);
  });
});
