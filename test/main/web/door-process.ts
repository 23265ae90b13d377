import { openRendererFiles } from '../../../src/main/laboratory/renderer-files.js';
import { processSurroundings } from '../../../src/main/web/process-surroundings.js';
import { runWebDoor } from '../../../src/main/web/run-web-door.js';

/** The web door as `main.ts` runs it, over the page in the folder that is its first argument. */
const [page, ...args] = process.argv.slice(2);
const surroundings = { ...processSurroundings(args), openFiles: () => openRendererFiles(page) };
process.exit(await runWebDoor(surroundings));
