import { create } from 'zustand';
import type { Settings } from '../../shared/contract/application.js';

export type ThemePreference = Settings['theme'];
export type Theme = 'light' | 'dark';

/** Kept beside the settings, so that the first paint has the right colours before the settings have arrived. */
const KEY = 'mettle.theme';
const SYSTEM_DARK = '(prefers-color-scheme: dark)';

interface ThemeState {
  readonly preference: ThemePreference;
  readonly theme: Theme;
  readonly prefer: (preference: ThemePreference) => void;
  readonly follow: (systemDark: boolean) => void;
}

/** The theme that a preference means on a system that is dark or not. */
export function themeOf(preference: ThemePreference, systemDark: boolean): Theme {
  if (preference !== 'system') return preference;
  return systemDark ? 'dark' : 'light';
}

/** Reads a preference that was kept as text; anything else is `system`. */
export function preferenceOf(text: string | null): ThemePreference {
  return text === 'light' || text === 'dark' ? text : 'system';
}

export const useTheme = create<ThemeState>((set, get) => ({
  preference: 'system',
  theme: 'light',
  prefer: (preference) => {
    localStorage.setItem(KEY, preference);
    set({ preference, theme: themeOf(preference, matchMedia(SYSTEM_DARK).matches) });
  },
  follow: (systemDark) => set({ theme: themeOf(get().preference, systemDark) }),
}));

/** Puts the kept theme on the page before its first paint, and keeps it there as the preference and the system change. */
export function startTheme(): void {
  useTheme.subscribe(({ theme }) => {
    document.documentElement.dataset['theme'] = theme;
  });
  const system = matchMedia(SYSTEM_DARK);
  system.addEventListener('change', (event) => useTheme.getState().follow(event.matches));
  useTheme.getState().prefer(preferenceOf(localStorage.getItem(KEY)));
}
