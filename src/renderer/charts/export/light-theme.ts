/** A rule of a style sheet, as far as it matters here. */
export interface ThemeRule {
  readonly selectorText?: string;
  readonly style?: Iterable<string> & { getPropertyValue(name: string): string };
}

const LIGHT = /\[data-theme=["']?light["']?\]/;
const EVERY = /^:root$/;

/**
 * The custom properties that the light theme sets, whichever theme is shown: those of rules for `:root`, then of rules for
 * `[data-theme='light']`. A figure that leaves the window is drawn in them.
 */
export function lightProperties(rules: Iterable<ThemeRule>): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const { selectorText, style } of rules) {
    if (selectorText === undefined || style === undefined) continue;
    const selectors = selectorText.split(',').map((selector) => selector.trim());
    if (!selectors.some((selector) => LIGHT.test(selector) || EVERY.test(selector))) continue;
    for (const name of style) {
      if (name.startsWith('--')) properties.set(name, style.getPropertyValue(name).trim());
    }
  }
  return properties;
}
