import type { BundleCheck } from '../../../../shared/contract/bundles.js';
import { ENTRIES } from '../../format/entries.js';
import type { Archive } from '../../read/archive.js';
import { checkMinisign, minisignKey } from './minisign.js';
import { MINISIGN_ENTRY, SIGNATURE_ENTRIES, SSH_ENTRY } from './signature-entries.js';
import type { SignatureResult } from './signature-result.js';
import { checkSshSignature, sshKey } from './ssh-signature.js';

/**
 * Checks the signature of the checksums under a public key (the text of a minisign or SSH key file), where either is there. A
 * key without a signature fails: whoever names a key expects one. A signature without a key is told of, and not trusted.
 */
export async function checkSignature(
  archive: Archive,
  key: string | null,
): Promise<{ readonly check: BundleCheck; readonly signedBy: string | null }> {
  const there = SIGNATURE_ENTRIES.filter((name) => archive.entry(name) !== undefined);
  if (key === null) {
    const findings =
      there.length === 0
        ? ['It is not signed.']
        : [`It carries a signature (${there.join(', ')}), which was not checked: no key was given.`];
    return { check: { name: 'signature', outcome: 'absent', findings }, signedBy: null };
  }
  const { name, problem } = await resultOf(archive, key);
  return problem === null
    ? {
        check: { name: 'signature', outcome: 'passed', findings: [`It was signed with the ${name}.`] },
        signedBy: name,
      }
    : { check: { name: 'signature', outcome: 'failed', findings: [problem] }, signedBy: null };
}

async function resultOf(archive: Archive, key: string): Promise<SignatureResult> {
  const checksums = archive.entry(ENTRIES.checksums);
  if (checksums === undefined) return { name: null, problem: 'There are no checksums to sign.' };
  const message = await archive.whole(checksums);
  const minisign = minisignKey(key);
  const ssh = sshKey(key);
  if (minisign === null && ssh === null) {
    return { name: null, problem: 'The key given is neither a minisign key nor an Ed25519 key of SSH.' };
  }
  const signature = archive.entry(minisign === null ? SSH_ENTRY : MINISIGN_ENTRY);
  if (signature === undefined) return { name: null, problem: 'It is not signed with a key of this kind.' };
  const text = (await archive.whole(signature)).toString('utf8');
  if (minisign !== null) return checkMinisign(text, message, minisign);
  if (ssh !== null) return checkSshSignature(text, message, ssh);
  throw new TypeError('a key is of one kind or the other');
}
