// Prints the closing line of a run, `N passed, N failed` (and `, N skipped` where there are any), from the file that
// vitest's JSON reporter wrote. A test file that did not load counts as one failure, and so does a run that failed without
// a failing test: a type error, a lint finding, a file that prettier would write otherwise.
import { readFileSync } from 'node:fs';

const [path = '', status = '1'] = process.argv.slice(2);

function readResults() {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    // The checks before the tests failed, so vitest wrote nothing: the status says so.
    if (status !== '0') return { testResults: [] };
    throw error;
  }
}

const files = readResults().testResults;
const tests = files.flatMap((file) => file.assertionResults);
const count = (...wanted) => tests.filter((test) => wanted.includes(test.status)).length;
const unloaded = files.filter(
  (file) => file.status === 'failed' && file.assertionResults.length === 0,
).length;
const passed = count('passed');
const skipped = count('skipped', 'pending', 'todo', 'disabled');
let failed = count('failed') + unloaded;
if (failed === 0 && status !== '0') failed = 1;
if (failed > 0 && status === '0') throw new Error('The test command passed, but tests failed.');

console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
