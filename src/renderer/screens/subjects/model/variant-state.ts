import type { Download } from '../../../../shared/contract/downloads.js';
import type { SubjectSummary } from '../../../../shared/contract/subjects.js';

/** What there is of a variant that can be fetched. */
export type VariantState =
  | { readonly kind: 'absent' }
  | { readonly kind: 'here'; readonly reference: string }
  | { readonly kind: 'coming'; readonly share: number | null }
  | { readonly kind: 'failed' };

const ADDRESS = /^hf:([^/:]+\/[^/:]+)[/:](.+)$/;

/**
 * Whether a variant of the catalogue is on this machine, on its way, or neither. It is taken for here where a subject is of the
 * same repository and has the same quantization.
 */
export function variantState(
  variant: { readonly address: string; readonly quantization: string },
  downloads: readonly Download[],
  subjects: readonly SubjectSummary[],
): VariantState {
  const repository = ADDRESS.exec(variant.address)?.[1]?.toLowerCase();
  const subject = subjects.find(
    ({ source, quantization }) =>
      repository !== undefined &&
      source.repository?.toLowerCase() === repository &&
      quantization.toLowerCase() === variant.quantization.toLowerCase(),
  );
  if (subject !== undefined) return { kind: 'here', reference: subject.reference };
  const download = downloads.find(({ address }) => address === variant.address);
  if (download === undefined) return { kind: 'absent' };
  if (download.state === 'failed') return { kind: 'failed' };
  const { doneBytes, totalBytes } = download;
  return { kind: 'coming', share: totalBytes === null || totalBytes === 0 ? null : doneBytes / totalBytes };
}
