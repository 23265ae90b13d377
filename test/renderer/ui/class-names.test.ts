import { expect, it } from 'vitest';
import { classNames } from '../../../src/renderer/ui/class-names.js';

it('joins the names that are given', () => {
  expect(classNames('a', undefined, false, '', 'b')).toBe('a b');
});
