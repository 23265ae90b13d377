import { buildReportWhereOutdated } from '../scripts/report/built-report.js';

/** Builds what draws reports once, before the tests that export bundles. */
export async function setup(): Promise<void> {
  await buildReportWhereOutdated();
}
