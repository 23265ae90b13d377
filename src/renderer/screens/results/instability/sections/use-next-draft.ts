import type { ProposedSize } from '../../../../../shared/domain/instability/decision.js';
import { useAction, useClient } from '../../../../api/hooks.js';
import { goTo } from '../../../../shell/hash-location.js';
import { useToast } from '../../../../state/toasts.js';
import { toastOfError } from '../../../../state/error-toast.js';
import { MettleError } from '../../../../../shared/errors.js';
import { nextDraft } from '../model/next-draft.js';
import type { InstabilityView } from '../model/instability-view.js';

/** Makes a draft of the study with the numbers that are proposed, and opens it. */
export function useNextDraft(
  { study, result }: InstabilityView,
  size: ProposedSize,
): { readonly create: () => void; readonly busy: boolean } {
  const client = useClient();
  const toast = useToast();
  const copy = useAction('designs.create');
  const save = useAction('designs.save');
  return {
    busy: copy.isPending || save.isPending,
    create: () =>
      copy.mutate(
        { from: { kind: 'study', study: study.id } },
        {
          onSuccess: (draft) => {
            void client.call('templates.list', {}).then(
              ({ templates }) =>
                save.mutate(
                  {
                    id: draft.id,
                    ...nextDraft(
                      draft.design,
                      size,
                      Math.max(...result.scales.map(({ items }) => items)),
                      templates.map(({ template }) => template),
                    ),
                  },
                  { onSuccess: () => goTo(`/design/${draft.id}`) },
                ),
              (thrown: unknown) => toast(toastOfError(MettleError.from(thrown))),
            );
          },
        },
      ),
  };
}
