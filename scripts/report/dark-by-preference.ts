import type { CSSOptions } from 'vite';

type PostcssPlugin = NonNullable<Exclude<CSSOptions['postcss'], string | undefined>['plugins']>[number];

const DARK = /:root\[data-theme=['"]?dark['"]?\]/;
const HANDLED = Symbol('handled');

/**
 * Rules of the dark theme, which the window chooses by an attribute, as rules for whoever prefers dark on a screen: a report has
 * no settings, and paper is light.
 */
export const darkByPreference: PostcssPlugin = {
  postcssPlugin: 'mettle-dark-by-preference',
  Rule(rule, { AtRule }) {
    if (!DARK.test(rule.selector) || HANDLED in rule) return;
    const own = rule.clone({
      selectors: rule.selectors.map((selector) => selector.replace(DARK, ':root:root')),
    });
    Object.assign(own, { [HANDLED]: true });
    const preferred = new AtRule({ name: 'media', params: 'screen and (prefers-color-scheme: dark)' });
    preferred.append(own);
    rule.replaceWith(preferred);
  },
};
