import { join } from 'node:path';
import type { Download } from '../../shared/contract/downloads.js';
import { MettleError } from '../../shared/errors.js';
import { Downloads } from '../downloads/downloads.js';
import { networkOf, notAllowed } from '../downloads/network-settings.js';
import { findHubToken } from '../downloads/token/hub-token.js';
import { systemKeyStore } from '../downloads/token/key-store.js';
import { fetchFolder } from '../laboratory/downloads/fetch-folder.js';
import { SettingsFile } from '../laboratory/settings.js';
import { againCommand } from './again-command.js';
import { chosenDataFolder } from './data-store.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { FetchDisplay } from './fetch-display.js';
import { pauseOnInterrupt } from './interrupts.js';

export interface FetchCommandOptions {
  readonly data?: string;
  readonly allowNetwork: boolean;
  readonly json: boolean;
}

/**
 * Fetches a model, or goes on where it stopped, shows progress on standard error, and prints where the file lies. Ctrl-C
 * pauses; the same command goes on. Gives the exit code. Throws `NOT_ALLOWED`, `INVALID_INPUT`, `DOWNLOAD_*`, `GGUF_*`, `FILE_*`.
 */
export async function fetchCommand(
  environment: Environment,
  address: string,
  options: FetchCommandOptions,
  args: readonly string[],
): Promise<number> {
  const dataFolder = chosenDataFolder(environment, options.data);
  const settings = (await readSettings(environment, dataFolder)).downloads;
  const allowed = settings.allowed || options.allowNetwork;
  if (!allowed) throw notAllowed();
  const { token } = await findHubToken({
    keyStore: systemKeyStore,
    environment: environment.variables,
    homeDirectory: environment.homeDirectory,
  });
  const display = new FetchDisplay(environment);
  const downloads = await Downloads.open({
    folder: fetchFolder(dataFolder, settings),
    network: async () => networkOf({ ...settings, allowed }, token),
    changed: () => display.changed(downloads.list()),
  });
  const pause = pauseOnInterrupt(
    environment,
    () => void downloads.close(),
    () => environment.exit(EXIT_CODES.paused.code),
  );
  try {
    const id = await downloads.start(address, pause.signal);
    display.follow(id);
    const download = await downloads.ended(id);
    display.clear();
    return tell(environment, download, options, args);
  } finally {
    display.clear();
    pause.dispose();
    await downloads.close();
  }
}

function tell(
  environment: Environment,
  download: Download,
  options: FetchCommandOptions,
  args: readonly string[],
): number {
  if (download.state === 'failed' && download.error !== null) throw MettleError.fromShape(download.error);
  if (options.json) environment.stdout.write(`${JSON.stringify({ download })}\n`);
  if (download.state !== 'done') {
    environment.stderr.write(`Paused. To go on: ${againCommand(environment.platform, args)}\n`);
    return EXIT_CODES.paused.code;
  }
  if (!options.json) environment.stdout.write(`${download.path}\n`);
  if (download.sha256 === null && download.files === 1) {
    environment.stderr.write(
      'The source states no hash, so that only length and form of the file were checked.\n',
    );
  }
  return EXIT_CODES.ok.code;
}

function readSettings(environment: Environment, dataFolder: string): ReturnType<SettingsFile['read']> {
  return new SettingsFile(join(dataFolder, 'settings.json'), (name, payload) => {
    if (name === 'notice' && 'text' in payload)
      environment.stderr.write(`${payload.title}. ${payload.text}\n`);
  }).read();
}
