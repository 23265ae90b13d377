import type { Download, Downloads } from '../../../../shared/contract/downloads.js';
import { formatBytes, formatCounted, formatDuration, formatShare } from '../../../formatting/numbers.js';

const STATE_WORDS: Readonly<Record<Download['state'], string>> = {
  waiting: 'Waiting',
  running: 'Fetching',
  checking: 'Checking',
  paused: 'Paused',
  done: 'Done',
  failed: 'Failed',
};

/** The word for a download's state. */
export function downloadStateWords(state: Download['state']): string {
  return STATE_WORDS[state];
}

/** How far a download is: size, share, rate and time left, as far as each is known and means something now. */
export function progressWords(download: Download): string {
  const { state, doneBytes, totalBytes, rate, secondsLeft, resumed, files } = download;
  const size =
    state === 'done'
      ? formatBytes(totalBytes ?? doneBytes)
      : totalBytes === null
        ? `${formatBytes(doneBytes)} of an unknown size`
        : `${formatBytes(doneBytes)} of ${formatBytes(totalBytes)} (${formatShare(totalBytes === 0 ? 0 : doneBytes / totalBytes)})`;
  return [
    size,
    files > 1 ? formatCounted(files, 'file') : '',
    state === 'running' && rate > 0 ? `${formatBytes(rate)} a second` : '',
    state === 'running' && secondsLeft !== null ? `${formatDuration(secondsLeft)} left` : '',
    resumed > 0 ? `connection lost and taken up again ${timesWords(resumed)}` : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

/** How the bytes of a download were, or will be, checked. */
export function checkWords({ state, sha256 }: Pick<Download, 'state' | 'sha256'>): string {
  if (sha256 === null) return 'The source states no checksum: its length alone is checked.';
  return state === 'done'
    ? 'Its SHA-256 is the one that the source states.'
    : 'Its SHA-256 is checked against the one that the source states.';
}

const TOKEN_WORDS: Readonly<Record<Downloads['token'], string>> = {
  'key-store': 'A token is kept in the system’s key store.',
  environment: 'A token is taken from the environment (HF_TOKEN).',
  'hugging-face': 'The token of the Hugging Face tools on this machine is used.',
  none: 'There is no token. Repositories that ask for an agreement first need one.',
};

/** Where the token for gated repositories is. */
export function tokenWords(token: Downloads['token']): string {
  return TOKEN_WORDS[token];
}

function timesWords(times: number): string {
  return times === 1 ? 'once' : `${times} times`;
}
