import type { DownloadSettings } from '../../shared/contract/application.js';
import { MettleError } from '../../shared/errors.js';
import { HUB } from './address.js';
import { patienceSchema, type Network, type Patience } from './network/protocol.js';

/**
 * How the network is reached by the researcher's settings. Throws `NOT_ALLOWED` where fetching is off, before anything
 * else is looked at.
 */
export function networkOf(
  settings: DownloadSettings,
  token: string | null,
  patience: Partial<Patience> = {},
): Network {
  if (!settings.allowed) throw notAllowed();
  return {
    endpoint: (settings.endpoint ?? HUB).replace(/\/+$/, ''),
    proxy: settings.proxy,
    token,
    patience: patienceSchema.parse(patience),
  };
}

/** Why nothing is fetched. */
export function notAllowed(): MettleError {
  return new MettleError('NOT_ALLOWED', 'Fetching models is switched off, so Mettle touches no network.', {
    hint: 'Switch on “Allow fetching models” in the settings (downloads.allowed), or pass --allow-network to mettle fetch.',
  });
}
