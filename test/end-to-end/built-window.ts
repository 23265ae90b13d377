import { buildPages } from '../../scripts/window/built-pages.js';
import { NO_BROWSER } from './window.js';

/** Builds the pages once, before the tests that look at them. */
export async function setup(): Promise<void> {
  if (NO_BROWSER === null) await buildPages();
}
