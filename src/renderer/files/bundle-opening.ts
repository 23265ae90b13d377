import { create } from 'zustand';
import { MettleError } from '../../shared/errors.js';
import { useAction, useClient } from '../api/hooks.js';
import { toastOfError } from '../state/error-toast.js';
import { useToast } from '../state/toasts.js';

interface Sending {
  /** Names of the bundles that are on their way to the core. */
  readonly names: readonly string[];
  readonly begin: (name: string) => void;
  readonly end: (name: string) => void;
}

/** Bundles that a browser sends: the core does not know of them yet. */
export const useSending = create<Sending>((set) => ({
  names: [],
  begin: (name) => set(({ names }) => ({ names: [...names, name] })),
  end: (name) =>
    set(({ names }) => {
      const place = names.indexOf(name);
      return { names: names.filter((_, other) => other !== place) };
    }),
}));

/** Gives what has a dropped or chosen bundle checked. What goes wrong is told by a notice. */
export function useBundleOpening(): (file: File) => Promise<void> {
  const client = useClient();
  const toast = useToast();
  const verify = useAction('bundles.verify');
  const begin = useSending((state) => state.begin);
  const end = useSending((state) => state.end);
  return async (file) => {
    begin(file.name);
    const path = await client
      .bundlePath(file)
      .catch((thrown: unknown) => {
        toast(toastOfError(MettleError.from(thrown)));
        return null;
      })
      .finally(() => end(file.name));
    if (path !== null) verify.mutate({ path });
  };
}
