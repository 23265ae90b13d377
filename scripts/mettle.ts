import { buildReportWhereOutdated, isReportOutdated } from './report/built-report.js';

// Every bundle has its report, which is drawn by what is built of the window's charts.
if (process.argv[2] === 'export' && (await isReportOutdated())) {
  process.stderr.write('Building what draws reports.\n');
  await buildReportWhereOutdated();
}
await import('../src/main/cli/main.js');
