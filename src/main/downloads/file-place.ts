import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { Address } from './address.js';

const LONGEST_NAME = 150;
const DEVICE = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/**
 * A name that a server gave, as one that every file system takes and that names nothing but a file in its folder: no
 * separators, no control characters, no device of Windows, at most 150 characters. A name that had to be cut ends in eight digits
 * of its hash, so that two long names stay two.
 */
export function safeName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"/\\|?*]/gu, '-')
    .replace(/^[. ]+|[. ]+$/g, '');
  const own = plain === '' ? 'unnamed' : DEVICE.test(plain) ? `_${plain}` : plain;
  if (Buffer.byteLength(own) <= LONGEST_NAME) return own;
  const ending = /(-\d{5}-of-\d{5})?\.gguf$/i.exec(own)?.[0] ?? '';
  const digits = createHash('sha256').update(name).digest('hex').slice(0, 8);
  let stem = own.slice(0, own.length - ending.length);
  while (Buffer.byteLength(stem) + ending.length + digits.length + 1 > LONGEST_NAME) stem = stem.slice(0, -1);
  return `${stem.replace(/\p{Cs}$/u, '')}-${digits}${ending}`;
}

/**
 * Where a source's files belong in the folder: by organisation and repository, as LM Studio orders its models, or by host.
 * The last segment of a file's name is kept, and folders within a repository where the two would be alike.
 */
export function placeOf(folder: string, address: Address): string {
  if (address.kind === 'web') return join(folder, safeName(new URL(address.url).host));
  const [organisation = '', name = ''] = address.repository.split('/');
  return join(folder, safeName(organisation), safeName(name));
}
