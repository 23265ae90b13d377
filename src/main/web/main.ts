import { processSurroundings } from './process-surroundings.js';
import { runWebDoor } from './run-web-door.js';

const code = await runWebDoor(processSurroundings(process.argv.slice(2)));
// A connection that a browser keeps would hold the process.
process.exit(code);
