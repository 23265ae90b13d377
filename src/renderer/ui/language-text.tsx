import type { ReactNode } from 'react';
import { languageInfo } from '../../shared/domain/languages.js';
import type { Language } from '../../shared/domain/text.js';
import { classNames } from './class-names.js';
import styles from './language-text.module.css';

export interface LanguageTextProps {
  /** A BCP 47 tag. */
  readonly language: Language;
  readonly children: ReactNode;
  /** `block` for a text that stands on lines of its own. */
  readonly as?: 'inline' | 'block';
  readonly className?: string | undefined;
}

/** The attributes with which a text of a language is read out, hyphenated and set in its own direction. */
export function languageAttributes(language: Language): {
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
} {
  return { lang: language, dir: languageInfo(language).direction };
}

/** A text of some language, whatever the language of the page: set in its own direction, apart from what stands around it. */
export function LanguageText({ language, children, as = 'inline', className }: LanguageTextProps) {
  const Element = as === 'block' ? 'div' : 'span';
  return (
    <Element {...languageAttributes(language)} className={classNames(styles.text, styles[as], className)}>
      {children}
    </Element>
  );
}

/** A language as a reader of English and its own speakers know it: `Arabic · العربية`. */
export function LanguageName({ language }: { readonly language: Language }) {
  const { name, ownName } = languageInfo(language);
  if (name === ownName) return <>{name}</>;
  return (
    <>
      {name}{' '}
      <LanguageText language={language} className={styles.own}>
        {ownName}
      </LanguageText>
    </>
  );
}

/** Languages by their English names. */
export function byName(languages: readonly Language[]): Language[] {
  const name = (language: Language): string => languageInfo(language).name;
  return languages.toSorted((left, right) => name(left).localeCompare(name(right), 'en'));
}

/** A language's names in one line of plain text, for a list to choose from. */
export function languageLabel(language: Language): string {
  const { name, ownName } = languageInfo(language);
  return name === ownName ? name : `${name} · ${ownName}`;
}
