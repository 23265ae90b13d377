import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { instrumentLanguages } from '../../../src/main/instruments/validate.js';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import { composePrompt, templateLanguage } from '../../../src/main/personas/compose.js';
import { languageInfo } from '../../../src/shared/domain/languages.js';
import { LABEL_STYLES, OPTION_ORDERS, type TemplateText } from '../../../src/shared/domain/template.js';

const library = await loadLibrary();
const ipip = library.instruments.get('ipip-neo-120')!;
/** Go with headlines, evidence and experiments, which are in English. */
const OF_ENGLISH_TASKS = new Set(['judgement', 'judgement-letters', 'question', 'question-letters']);
const templates = [...library.templates.values()].filter(({ id }) => !OF_ENGLISH_TASKS.has(id));
const texts = templates.flatMap((template) =>
  Object.entries(template.text).map(([language, text]) => ({ template, language, text })),
);
const translated = texts.filter(({ language }) => language !== 'en');

/** What of a text is written in its language: its parts between the placeholders. */
function words({ user, answers }: TemplateText): string[] {
  return [user, ...Object.values(answers!)].map((part) => part.replace(/\{\w+\}/g, ' '));
}

function placeholders(text: string): string[] {
  return (text.match(/\{.*?\}/g) ?? []).toSorted();
}

/** Scripts that a language's texts are written in, where that is not Latin. */
const SCRIPTS: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}/u,
  fa: /\p{Script=Arabic}/u,
  he: /\p{Script=Hebrew}/u,
  hi: /\p{Script=Devanagari}/u,
  ja: /\p{Script=Hiragana}/u,
  ko: /\p{Script=Hangul}/u,
  ru: /\p{Script=Cyrillic}/u,
  uk: /\p{Script=Cyrillic}/u,
  'zh-cn': /\p{Script=Han}/u,
  'zh-hk': /\p{Script=Han}/u,
};

describe('the templates in other languages', () => {
  it('have the same languages throughout, a dozen or more, right-to-left ones among them', () => {
    const languages = templates.map(({ text }) => Object.keys(text).toSorted());
    for (const own of languages) expect(own).toEqual(languages[0]);
    const [first = []] = languages;
    expect(first.length).toBeGreaterThanOrEqual(13);
    expect(first.filter((tag) => languageInfo(tag).direction === 'rtl')).toEqual(['ar', 'fa', 'he']);
    for (const tag of first) expect(instrumentLanguages(ipip)).toContain(tag);
  });

  it.each(texts)('$template.id in $language: every placeholder once, answers for every style', ({ text }) => {
    expect(placeholders(text.user)).toEqual(['{answer}', '{item}', '{options}']);
    expect(placeholders(text.option)).toEqual(['{label}', '{text}']);
    expect(Object.keys(text.answers!)).toEqual([...LABEL_STYLES]);
    for (const answer of Object.values(text.answers!)) {
      expect(placeholders(answer)).toEqual([]);
      expect(answer).toBe(answer.trim());
    }
    expect(new Set(Object.values(text.answers!)).size).toBe(LABEL_STYLES.length);
  });

  it.each(translated)('$template.id in $language: no text is the English one, all in its script', (entry) => {
    const english = words(entry.template.text.en!);
    const script = SCRIPTS[entry.language] ?? /\p{Script=Latin}/u;
    words(entry.text).forEach((part, index) => {
      expect(part).not.toBe(english[index]);
      expect(part).toMatch(script);
      if (entry.language in SCRIPTS) expect(part).not.toMatch(/\p{Script=Latin}/u);
    });
  });

  it('are no two languages’ the same', () => {
    for (const template of templates) {
      const users = Object.values(template.text).map(({ user }) => user);
      expect(new Set(users).size).toBe(users.length);
    }
  });

  it('put the item and the options in the order of the English text', () => {
    const itemFirst = ({ user }: TemplateText): boolean => user.indexOf('{item}') < user.indexOf('{options}');
    for (const { template, text } of translated) expect(itemFirst(text)).toBe(itemFirst(template.text.en!));
  });

  it('hold nothing invisible but the joiner that Persian spells words with', () => {
    for (const { language, text } of texts) {
      const invisible =
        words(text)
          .join('')
          .replaceAll('\n', '')
          .match(/[\p{Cc}\p{Cf}\u00a0]/gu) ?? [];
      expect(invisible.filter((sign) => !(language === 'fa' && sign === '\u200c'))).toEqual([]);
    }
  });
});

describe('templateLanguage', () => {
  const [template] = templates;

  it('is the item’s language, else English, else none', () => {
    expect(templateLanguage(template!, 'ar')).toBe('ar');
    expect(templateLanguage(template!, 'th')).toBe('en');
    expect(templateLanguage({ text: { de: template!.text.de! } }, 'th')).toBeNull();
  });

  it('lets every language of the IPIP-NEO-120 be administered, in every style and order', () => {
    for (const language of instrumentLanguages(ipip)) {
      const framing = templateLanguage(template!, language)!;
      for (const style of LABEL_STYLES) {
        for (const order of OPTION_ORDERS) {
          const prompt = composePrompt(
            { system: null },
            template!,
            ipip,
            ipip.items[0]!,
            order,
            language,
            style,
          );
          expect(prompt.user).toContain(ipip.items[0]!.text[language]);
          expect(prompt.user).toContain(template!.text[framing]!.answers![style]);
          expect(new Set(prompt.options.map(({ label }) => label)).size).toBe(5);
        }
      }
    }
  });
});

describe('the table in docs/languages.md', () => {
  it('has a row for each language of the IPIP-NEO-120, as its texts stand', () => {
    const page = readFileSync(new URL('../../../docs/languages.md', import.meta.url), 'utf8');
    const rows = page
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
    const expected = instrumentLanguages(ipip).map((tag) => {
      const { name, ownName, direction } = languageInfo(tag);
      const frame = templateLanguage(templates[0]!, tag) === tag ? 'own' : 'English';
      const record = ipip.translations?.find(({ language }) => language === tag);
      return [`\`${tag}\``, name, ownName, direction, frame, record?.translator ?? '', record?.note ?? ''];
    });
    expect(rows).toEqual(expected);
  });
});
