import type { SubjectOrigin } from '../../../shared/contract/subjects.js';
import { arrayField, numberField, textField } from '../../engine/gguf/metadata-fields.js';
import type { GgufHeader } from '../../engine/gguf/parse-header.js';

type Content = Pick<GgufHeader, 'metadata'>;

/** Where a file gives the addresses of the model that it was converted from; the nearest first. */
const ADDRESS_KEYS = [
  'general.source.repo_url',
  'general.source.url',
  'general.source.huggingface.repository',
  'general.repo_url',
  'general.url',
] as const;
const MOST_BASE_MODELS = 64;

/**
 * What a file's metadata says of its maker, its source and its languages. All of it is what whoever wrote the file put there,
 * and none of it is checked. Addresses stand once each.
 */
export function describeOrigin(header: Content): SubjectOrigin {
  const addresses = ADDRESS_KEYS.map((key) => textField(header, key)).filter((address) => address !== null);
  return {
    organisation: textField(header, 'general.organization') ?? textField(header, 'general.author'),
    quantizedBy: textField(header, 'general.quantized_by'),
    addresses: [...new Set(addresses)],
    licenceAddress: textField(header, 'general.license.link'),
    baseModels: baseModels(header),
    languages: [...(arrayField(header, 'general.languages')?.texts ?? [])],
  };
}

function baseModels(header: Content): SubjectOrigin['baseModels'] {
  const count = Math.min(MOST_BASE_MODELS, numberField(header, 'general.base_model.count') ?? 1);
  return Array.from({ length: Math.max(0, Math.floor(count)) }, (_, place) => {
    const key = `general.base_model.${place}`;
    return {
      name: textField(header, `${key}.name`),
      organisation: textField(header, `${key}.organization`),
      address: textField(header, `${key}.repo_url`) ?? textField(header, `${key}.url`),
    };
  }).filter(({ name, address }) => name !== null || address !== null);
}
