import { spawn } from 'node:child_process';

/** The command that opens an address in the system's browser; null where there is no screen to show it on. */
export function browserCommand(
  address: string,
  platform: NodeJS.Platform,
  variables: Readonly<Record<string, string | undefined>>,
): readonly [command: string, ...args: string[]] | null {
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address];
  if (platform === 'darwin') return ['open', address];
  const screen = [variables['DISPLAY'], variables['WAYLAND_DISPLAY']].some((name) => (name ?? '') !== '');
  return screen ? ['xdg-open', address] : null;
}

/**
 * Opens an address in the system's browser without waiting for it. `onFailure` is called where that could not be started;
 * the address was printed, so that a person can open it.
 */
export function openBrowser(address: string, onFailure: () => void): void {
  const command = browserCommand(address, process.platform, process.env);
  if (command === null) return;
  const [program, ...args] = command;
  const child = spawn(program, args, { detached: true, stdio: 'ignore' });
  child.once('error', onFailure);
  child.once('exit', (code) => {
    if (code !== 0 && code !== null) onFailure();
  });
  child.unref();
}
