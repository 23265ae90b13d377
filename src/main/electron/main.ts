import { homedir } from 'node:os';
import { dataFolder } from '../laboratory/data-folder.js';
import { openLaboratory } from '../laboratory/open-laboratory.js';
import { openRendererFiles } from '../laboratory/renderer-files.js';
import { startApplication } from './application.js';
import { dataOption } from './data-option.js';

// Not awaited: Electron becomes ready only once this module has been evaluated.
void startApplication({
  dataFolder: dataFolder({
    option: dataOption(process.argv.slice(1)),
    environment: process.env,
    platform: process.platform,
    homeDirectory: homedir(),
    workingDirectory: process.cwd(),
  }),
  openLaboratory,
  openPages: () => openRendererFiles(),
});
