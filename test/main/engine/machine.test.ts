import { homedir, hostname, userInfo } from 'node:os';
import { expect, it } from 'vitest';
import { thisMachine } from '../../../src/main/engine/machine.js';

it('says what the machine is made of and not whose it is', () => {
  const machine = thisMachine();
  expect(Object.keys(machine).toSorted()).toEqual(['arch', 'cores', 'memoryBytes', 'platform', 'processor']);
  expect(machine.cores).toBeGreaterThan(0);
  expect(machine.memoryBytes).toBeGreaterThan(2 ** 20);
  const words = Object.values(machine).map((value) => String(value).toLowerCase());
  for (const name of [hostname(), userInfo().username, homedir()])
    expect(words).not.toContain(name.toLowerCase());
});
