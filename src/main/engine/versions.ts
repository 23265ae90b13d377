import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import metadata from '../../../package.json' with { type: 'json' };

const packageSchema = z.object({ version: z.string() });

export const METTLE_VERSION: string = metadata.version;

/** The version of the node-llama-cpp that is installed. */
export const NODE_LLAMA_CPP_VERSION: string = readVersion();

function readVersion(): string {
  // The package's entry lies one folder below its package.json, which it does not export.
  const entry = import.meta.resolve('node-llama-cpp');
  const text = readFileSync(fileURLToPath(new URL('../package.json', entry)), 'utf8');
  return packageSchema.parse(JSON.parse(text)).version;
}
