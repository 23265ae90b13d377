import { openRendererFiles } from '../laboratory/renderer-files.js';
import type { Surroundings } from './run-web-door.js';

/** Scripts of package.json that run the door, by way of a package runner. */
const RUNNERS = ['web', 'start'];

/** The surroundings of a door that has this process to itself. */
export function processSurroundings(args: readonly string[]): Surroundings {
  // A package runner moves to the package's folder and keeps the caller's in INIT_CWD.
  const fromPackageRunner = RUNNERS.includes(process.env['npm_lifecycle_event'] ?? '');
  // Whoever reads the output may go away first; the door stays open for its pages.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
  return {
    args,
    variables: process.env,
    workingDirectory: (fromPackageRunner ? process.env['INIT_CWD'] : undefined) ?? process.cwd(),
    openFiles: () => openRendererFiles(),
    // What is heavy is loaded when it is needed, so that `--help` answers at once.
    async openLaboratory(options) {
      const { openLaboratory } = await import('../laboratory/open-laboratory.js');
      return openLaboratory(options);
    },
    print: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
  };
}
