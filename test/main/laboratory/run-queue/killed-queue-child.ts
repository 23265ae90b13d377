import { createEngine } from '../../../../src/main/engine/llama-engine.js';
import { workOutFindings } from '../../../../src/main/laboratory/findings/work-out.js';
import { openLaboratory } from '../../../../src/main/laboratory/open-laboratory.js';

/**
 * killed-queue-child FOLDER: Mettle opened on a data folder, with its queue going on by itself. Says `load NAME` before each load
 * of a subject, and `done` when nothing waits any more. It is there to be killed.
 */
const [folder = ''] = process.argv.slice(2);
const engine = createEngine();
const laboratory = await openLaboratory({
  dataFolder: folder,
  door: { kind: 'web', chooseFolder: null },
  announce: (name, payload) => {
    if (name === 'queue.changed' && 'entries' in payload && payload.entries.length === 0) void finish();
  },
  workOut: (job, onProgress) => workOutFindings(job, onProgress),
  createEngine: async () => ({
    inspect: (path, adapter) => engine.inspect(path, adapter),
    load: (path, options) => {
      process.stdout.write(`load ${path.replace(/^.*[\\/]/, '')}\n`);
      return engine.load(path, options);
    },
  }),
});

let finished = false;
async function finish(): Promise<void> {
  if (finished) return;
  finished = true;
  await laboratory.close();
  process.stdout.write('done\n');
}
