import type { PersonaSource } from '../../../shared/domain/persona-source.js';
import type { Language } from '../../../shared/domain/text.js';
import type { MettleError } from '../../../shared/errors.js';
import { useCall } from '../../api/hooks.js';
import { scratchDesign } from '../documents/scratch-design.js';
import { madeTexts, madeTextsRequest, makingProblems, type MadeText } from './made-texts.js';

/** The texts that a source makes, or why there are none. */
export interface MadeTexts {
  readonly pending: boolean;
  readonly texts: readonly MadeText[];
  readonly problems: readonly string[];
  readonly error: MettleError | null;
}

const NOTHING = { design: scratchDesign({}), quick: false };

/** Has a source make its texts, as a study with this seed would hold them. */
export function useMadeTexts(
  source: PersonaSource,
  options: { readonly seed: number; readonly language: Language },
): MadeTexts {
  const instruments = useCall('instruments.list', {});
  const templates = useCall('templates.list', {});
  const ready = instruments.isSuccess && templates.isSuccess;
  const request = ready
    ? madeTextsRequest(
        source,
        {
          instruments: instruments.data.instruments,
          templates: templates.data.templates.map(({ template }) => template),
        },
        options,
      )
    : null;
  const check = useCall('designs.check', request ?? NOTHING, { enabled: request !== null });
  const lacking = ready && request === null;
  return {
    pending: !lacking && check.isPending && !instruments.isError && !templates.isError,
    texts: check.data === undefined ? [] : madeTexts(check.data),
    problems: lacking
      ? ['The library has no instrument or template to try it with.']
      : check.data === undefined
        ? []
        : makingProblems(check.data),
    error: instruments.error ?? templates.error ?? check.error,
  };
}
