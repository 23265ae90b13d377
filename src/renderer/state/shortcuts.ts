import { create } from 'zustand';

const KEY = 'mettle.shortcuts';

/** Whether single letters go to pages, and whether the list of them is open. */
interface Shortcuts {
  readonly on: boolean;
  readonly listed: boolean;
  readonly turn: (on: boolean) => void;
  readonly list: (listed: boolean) => void;
}

/** Letters can be turned off, for people whose way of typing sends them by mistake; kept for this browser. */
export const useShortcuts = create<Shortcuts>((set) => ({
  on: typeof localStorage === 'undefined' || localStorage.getItem(KEY) !== 'off',
  listed: false,
  turn: (on) => {
    localStorage.setItem(KEY, on ? 'on' : 'off');
    set({ on });
  },
  list: (listed) => set({ listed }),
}));
