import { useState } from 'react';
import { useAction } from '../../api/hooks.js';
import { goTo } from '../../shell/hash-location.js';

/** Plans the first study, locks it, starts it and opens its run, in one go. */
export function useFirstStudy(): { readonly begin: () => void; readonly busy: boolean } {
  const create = useAction('designs.create');
  const lock = useAction('designs.lock');
  const start = useAction('runs.start');
  const [busy, setBusy] = useState(false);
  const begin = async (): Promise<void> => {
    const draft = await create.mutateAsync({ from: { kind: 'first-study' } });
    const { study } = await lock.mutateAsync({ id: draft.id });
    await start.mutateAsync({ study });
    goTo(`/run/${study}`);
  };
  return {
    busy,
    begin: () => {
      setBusy(true);
      begin()
        // The actions have told what went wrong.
        .catch(() => undefined)
        .finally(() => setBusy(false));
    },
  };
}
