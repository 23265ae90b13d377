import type { Handlers } from '../../shared/contract/contract.js';
import type { DownloadDesk } from './downloads/download-desk.js';

type DownloadHandlers = Pick<
  Handlers,
  | 'downloads.list'
  | 'downloads.resolve'
  | 'downloads.start'
  | 'downloads.pause'
  | 'downloads.resume'
  | 'downloads.remove'
  | 'downloads.setToken'
>;

/** Fetching models. */
export function downloadHandlers(desk: DownloadDesk): DownloadHandlers {
  return {
    'downloads.list': () => desk.list(),
    'downloads.resolve': ({ address }) => desk.resolve(address),
    'downloads.start': ({ address }) => desk.start(address),
    'downloads.pause': ({ id }) => desk.pause(id),
    'downloads.resume': ({ id }) => desk.resume(id),
    'downloads.remove': ({ id }) => desk.remove(id),
    'downloads.setToken': ({ token }) => desk.setToken(token),
  };
}

/** Has the desk take up settings as soon as they are changed. */
export function withDownloadsTold<Changing extends Pick<Handlers, 'settings.change'>>(
  handlers: Changing,
  desk: Pick<DownloadDesk, 'settingsChanged'>,
): Changing {
  return {
    ...handlers,
    'settings.change': async (change) => {
      const settings = await handlers['settings.change'](change);
      if (change.downloads !== undefined) await desk.settingsChanged();
      return settings;
    },
  };
}
