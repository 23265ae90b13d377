import { bundleChoicesSchema, type BundleChoices } from '../../../../../shared/contract/bundles.js';
import { isOrcid, readOrcid } from './orcid.js';

/** An author as the fields hold one. */
export interface AuthorFields {
  readonly key: number;
  readonly familyNames: string;
  readonly givenNames: string;
  readonly orcid: string;
  readonly affiliation: string;
}

/** What is chosen to go into a bundle, as the fields hold it. */
export interface ExportForm {
  readonly rawText: boolean;
  readonly filePaths: boolean;
  readonly parquet: boolean;
  readonly inspect: boolean;
  readonly licence: string;
  readonly authors: readonly AuthorFields[];
  /** Null: the data folder's own. */
  readonly folder: string | null;
}

export const NEW_EXPORT: ExportForm = {
  ...{ rawText: true, filePaths: false, parquet: true, inspect: true },
  licence: 'CC-BY-4.0',
  authors: [],
  folder: null,
};

export const LICENCES: readonly { readonly value: string; readonly label: string }[] = [
  { value: 'CC-BY-4.0', label: 'CC BY 4.0: used by all who name you' },
  { value: 'CC0-1.0', label: 'CC0 1.0: used by all' },
  { value: 'CC-BY-SA-4.0', label: 'CC BY-SA 4.0: as CC BY, passed on under the same' },
  { value: 'CC-BY-NC-4.0', label: 'CC BY-NC 4.0: as CC BY, not for money' },
  { value: 'ODC-By-1.0', label: 'ODC-By 1.0: a database used by all who name you' },
];

/** An author whose fields are empty. */
export function newAuthor(authors: readonly AuthorFields[]): AuthorFields {
  const key = Math.max(0, ...authors.map((author) => author.key)) + 1;
  return { key, familyNames: '', givenNames: '', orcid: '', affiliation: '' };
}

/** What is wrong with an author's fields, by field. */
export function authorProblems({ familyNames, orcid }: AuthorFields): {
  readonly familyNames?: string;
  readonly orcid?: string;
} {
  const id = readOrcid(orcid);
  return {
    ...(familyNames.trim() === '' ? { familyNames: 'A family name is needed.' } : {}),
    ...(id === '' || isOrcid(id)
      ? {}
      : { orcid: 'An ORCID has 16 digits such as 0000-0002-1825-0097; the last checks the others.' }),
  };
}

/** The choices that the fields come to, or null where something is wrong with them. */
export function choicesOf({ authors, folder, licence, ...others }: ExportForm): BundleChoices | null {
  void folder;
  if (authors.some((author) => Object.keys(authorProblems(author)).length > 0)) return null;
  const parsed = bundleChoicesSchema.safeParse({
    ...others,
    licence: licence.trim(),
    authors: authors.map(({ familyNames, givenNames, orcid, affiliation }) => ({
      familyNames: familyNames.trim(),
      givenNames: givenNames.trim(),
      ...(orcid.trim() === '' ? {} : { orcid: readOrcid(orcid) }),
      ...(affiliation.trim() === '' ? {} : { affiliation: affiliation.trim() }),
    })),
  });
  return parsed.success ? parsed.data : null;
}

/** The choices that decide which files a bundle has, so that typing a name asks for no new preview. */
export function previewedChoices({ rawText, filePaths, parquet, inspect }: ExportForm): BundleChoices {
  return bundleChoicesSchema.parse({ rawText, filePaths, parquet, inspect });
}
