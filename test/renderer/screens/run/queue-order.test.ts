import { expect, it } from 'vitest';
import { movedTo } from '../../../../src/renderer/screens/run/queue-order.js';

it.each([
  [1, 1, [2, 1, 3]],
  [1, 2, [2, 3, 1]],
  [3, 0, [3, 1, 2]],
  [3, -4, [3, 1, 2]],
  [1, 99, [2, 3, 1]],
  [2, 1, [1, 2, 3]],
  [9, 0, [1, 2, 3]],
])('moves study %d to place %d', (study, place, order) => {
  expect(movedTo([1, 2, 3], study, place)).toEqual(order);
});
