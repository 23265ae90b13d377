import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { examine, type Finding } from './machine-findings.js';

export interface DoctorCommandOptions {
  readonly json: boolean;
}

/** Says what was found on this machine. Something that is missing is a finding, not a failure of the command. */
export async function doctorCommand(
  environment: Environment,
  options: DoctorCommandOptions,
): Promise<number> {
  const findings = await examine(environment);
  environment.stdout.write(
    options.json
      ? `${JSON.stringify({ healthy: findings.every(({ status }) => status !== 'failed'), findings })}\n`
      : `${text(findings).join('\n')}\n`,
  );
  return EXIT_CODES.ok.code;
}

function text(findings: readonly Finding[]): string[] {
  const marks = { ok: 'ok', absent: '--', failed: '!!' } as const;
  const width = Math.max(...findings.map(({ what }) => what.length));
  return findings.map(({ status, what, detail }) => `${marks[status]}  ${what.padEnd(width)}  ${detail}`);
}
