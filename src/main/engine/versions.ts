import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import metadata from '../../../package.json' with { type: 'json' };

const packageSchema = z.object({ version: z.string() });
const releaseSchema = z.object({ release: z.string() });

export const METTLE_VERSION: string = metadata.version;

/** The version of the node-llama-cpp that is installed. */
export const NODE_LLAMA_CPP_VERSION: string = packageSchema.parse(readPackaged('../package.json')).version;

/** The release of llama.cpp that its binaries were built from, as a loaded subject reports it too. */
export function llamaCppRelease(): string {
  return releaseSchema.parse(readPackaged('../llama/binariesGithubRelease.json')).release;
}

/** A JSON file of the package, which does not export it; `place` starts at the package's entry. */
function readPackaged(place: string): unknown {
  const entry = import.meta.resolve('node-llama-cpp');
  return JSON.parse(readFileSync(fileURLToPath(new URL(place, entry)), 'utf8'));
}
