import type { CallInput, CallOutput, Handlers } from '../../../shared/contract/contract.js';
import { printAdaptedReference } from '../../subjects/adapted-reference.js';
import { placeReference } from '../../subjects/resolve-place.js';
import type { LaboratoryContext } from '../context.js';
import { calibrationFolder, subjectPlace } from '../subject-path.js';

/** Laying an adapter over a base. */
export function adaptHandlers(context: LaboratoryContext): Pick<Handlers, 'subjects.adapt'> {
  return { 'subjects.adapt': (choice) => adapt(context, choice) };
}

/**
 * Reads both files as a whole, so that a design that names the two runs. A base that has an adapter already is refused.
 * Throws as the call says, and `ADAPTER_MISMATCH` where the two do not fit.
 */
async function adapt(
  context: LaboratoryContext,
  choice: CallInput<'subjects.adapt'>,
): Promise<CallOutput<'subjects.adapt'>> {
  const place = await subjectPlace(context, printAdaptedReference(choice));
  const { name } = await (await context.engine()).inspect(place.path, place.adapter);
  return { reference: placeReference(place, calibrationFolder(context)), name };
}
