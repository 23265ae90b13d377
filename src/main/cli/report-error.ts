import { MettleError } from '../../shared/errors.js';
import type { Environment } from './environment.js';
import { exitCodeOf } from './exit-codes.js';

/**
 * Tells an error: `CODE: sentence` and `Next: hint` on standard error, and with `json` one object `{"error": …}` on standard
 * output. Gives the exit code. The stack of a fault in Mettle is shown where `METTLE_DEBUG` is set.
 */
export function reportError(environment: Environment, thrown: unknown, json: boolean): number {
  const error = MettleError.from(thrown);
  const next =
    error.hint ??
    (error.code === 'INTERNAL' ? 'Run it again with METTLE_DEBUG=1 and report what it shows.' : null);
  environment.stderr.write(`${error.code}: ${error.message}\n${next === null ? '' : `Next: ${next}\n`}`);
  const debug = environment.variables['METTLE_DEBUG'];
  if (debug !== undefined && debug !== '') environment.stderr.write(`${stackOf(error)}\n`);
  if (json) environment.stdout.write(`${JSON.stringify({ error: error.toShape() })}\n`);
  return exitCodeOf(error.code);
}

function stackOf(error: Error): string {
  const own = error.stack ?? error.message;
  return error.cause instanceof Error ? `${own}\nCaused by: ${stackOf(error.cause)}` : own;
}
