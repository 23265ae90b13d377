import { useAction } from '../../../api/hooks.js';
import { goTo } from '../../../shell/hash-location.js';
import type { AdaptedSubject } from './adapter-dialog.js';

/** Opens a new design that compares a bare base with an adapter laid over it. */
export function useAdaptedStudy(): (adapted: AdaptedSubject) => void {
  const create = useAction('designs.create');
  const save = useAction('designs.save');
  return ({ base, reference }) =>
    create.mutate(
      { from: { kind: 'empty' } },
      {
        onSuccess: ({ id, design, quick }) =>
          save.mutate(
            { id, quick, design: { ...design, subjects: [base, reference] } },
            { onSuccess: () => goTo(`/design/${id}`) },
          ),
      },
    );
}
