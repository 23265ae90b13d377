import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRuns } from '../main/studies/kill-harness.js';

/** The whole run killed at 60 seeded instants (another number may be given), each time gone on with. */
const kills = Number(process.argv[2] ?? 60);
const folder = await mkdtemp(join(tmpdir(), 'mettle-kill-'));
const report = await killRuns(folder, kills, 'bench');
await rm(folder, { recursive: true });
console.log(JSON.stringify(report));
if (report.lost + report.surplus + report.missing + report.withoutPrompt > 0) process.exitCode = 1;
