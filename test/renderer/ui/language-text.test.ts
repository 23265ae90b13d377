import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src/shared/domain/languages.js';
import {
  byName,
  languageAttributes,
  languageLabel,
  LanguageName,
  LanguageText,
} from '../../../src/renderer/ui/language-text.js';

describe('LanguageText', () => {
  it.each(['ar', 'he', 'fa', 'ur'])('sets %s from right to left', (language) => {
    const text = '<b>x</b>';
    const markup = renderToStaticMarkup(createElement(LanguageText, { language, children: text }));
    expect(markup).toMatch(new RegExp(`^<span lang="${language}" dir="rtl"`));
    expect(markup).toContain('&lt;b&gt;');
  });

  it('sets a block of another language from left to right', () => {
    const markup = renderToStaticMarkup(
      createElement(LanguageText, { language: 'pt-br', as: 'block', children: 'Olá' }),
    );
    expect(markup).toMatch(/^<div lang="pt-br" dir="ltr"/);
  });

  it('knows exactly the right-to-left languages among the listed ones', () => {
    const right = LANGUAGES.filter(({ tag }) => languageAttributes(tag).dir === 'rtl').map(({ tag }) => tag);
    expect(right.toSorted()).toEqual(['ar', 'fa', 'he', 'ps', 'ur', 'yi']);
  });
});

describe('names of languages', () => {
  it('order them for a reader of English', () => {
    expect(byName(['zh-cn', 'en', 'de', 'ar'])).toEqual(['ar', 'zh-cn', 'en', 'de']);
  });

  it('are the English and the own one, once where both are the same', () => {
    expect(languageLabel('ar')).toBe('Arabic · العربية');
    expect(languageLabel('en')).toBe('English');
    expect(renderToStaticMarkup(createElement(LanguageName, { language: 'en' }))).toBe('English');
    expect(renderToStaticMarkup(createElement(LanguageName, { language: 'he' }))).toContain('dir="rtl"');
  });
});
