import { useEffect } from 'react';
import { useCall } from '../api/hooks.js';
import { useTheme } from '../state/theme.js';

/** Lets the settings decide the theme, once they have arrived. */
export function useSettingsTheme(): void {
  const { data } = useCall('settings.read', {});
  const prefer = useTheme((state) => state.prefer);
  const theme = data?.theme;
  useEffect(() => {
    if (theme !== undefined) prefer(theme);
  }, [theme, prefer]);
}
