import { create } from 'zustand';

/** A notice that goes away by itself, unless it tells of a problem. */
export interface Toast {
  readonly tone: 'information' | 'success' | 'warning' | 'problem';
  readonly title: string;
  readonly text?: string;
  /** What it is about: a later notice on the same takes its place. */
  readonly topic?: string;
  readonly action?: { readonly label: string; readonly onSelect: () => void };
}

export interface ShownToast extends Toast {
  readonly id: number;
}

interface Toasts {
  readonly shown: readonly ShownToast[];
  readonly show: (toast: Toast) => void;
  readonly dismiss: (id: number) => void;
}

/** As many as are readable at once; older ones make place. */
export const MAX_TOASTS = 4;

let lastId = 0;

/** The notices that are shown, oldest first. One that says the same as another, or is on the same, takes its place. */
export const useToasts = create<Toasts>((set) => ({
  shown: [],
  show: (toast) => {
    lastId += 1;
    const id = lastId;
    set(({ shown }) => ({
      shown: [...shown.filter((other) => !isReplacedBy(other, toast)), { ...toast, id }].slice(-MAX_TOASTS),
    }));
  },
  dismiss: (id) => set(({ shown }) => ({ shown: shown.filter((toast) => toast.id !== id) })),
}));

/** Gives the function that shows a notice. */
export function useToast(): (toast: Toast) => void {
  return useToasts((state) => state.show);
}

function isReplacedBy(one: Toast, other: Toast): boolean {
  if (one.topic !== undefined && one.topic === other.topic) return true;
  return one.tone === other.tone && one.title === other.title && one.text === other.text;
}
