import { expect, it } from 'vitest';
import { maybePassedOn } from '../../../../src/main/bundles/documents/licence-terms.js';

it.each([
  ['CC0-1.0', true],
  ['CC-BY-4.0', true],
  ['CC-BY-NC-SA-4.0', true],
  ['CC-BY-ND-4.0', true],
  ['MIT', true],
  ['Public domain (items); MIT (package)', true],
  ['GPL-3.0-or-later', true],
  ['All rights reserved', false],
  ['Public domain; no redistribution of translations', false],
  ['CC-BY-4.0 for research use only', false],
  ['By permission of the publisher', false],
  ['proprietary', false],
  ['MITRE internal', false],
  ['unknown', false],
  ['', false],
])('%s: %s', (licence, passedOn) => {
  expect(maybePassedOn(licence)).toBe(passedOn);
});
