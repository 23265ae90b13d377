import { create } from 'zustand';

/** Whether a page was just come to, and its heading has not taken the focus yet. */
interface Arrival {
  readonly arrived: boolean;
  readonly arrive: () => void;
  readonly settle: () => void;
}

/** The state between choosing a page and its heading's taking the focus; pages are loaded lazily, so this can take a moment. */
export const useArrival = create<Arrival>((set) => ({
  arrived: false,
  arrive: () => set({ arrived: true }),
  settle: () => set({ arrived: false }),
}));
