import { describe, expect, it } from 'vitest';
import { madeName, parseMadeName } from '../../../../../src/renderer/screens/design/model/made-names.js';

describe('the name of what a source has made', () => {
  const long = 'a'.repeat(64);
  const populations = new Map([
    ['tenants', 'Tenants'],
    [long, 'Long'],
  ]);

  it('is read from the identifier', () => {
    expect(madeName('graded-N-9', populations)).toBe('Neuroticism, level 9 of 9');
    expect(madeName('profile-O9-E1', populations)).toBe('Profile E1 O9');
    expect(madeName('tenants-0012', populations)).toBe('Tenants, person 12');
    expect(madeName(`${'a'.repeat(58)}-10000`, populations)).toBe('Long, person 10000');
  });

  it('is none for other texts', () => {
    for (const id of ['INTP', 'graded-X-3', 'graded-E-0', 'profile-E', 'tenants-12']) {
      expect(parseMadeName(id)).toBeNull();
    }
    expect(madeName('nobody-0001', populations)).toBeNull();
  });
});
