import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlDocument, inertJson } from '../../../../src/renderer/report/server/html-document.js';

const assets = { script: 'run()', style: 'p{}', scriptHash: 'AAA=', styleHash: 'BBB=' };

describe('inertJson', () => {
  it('says the same as it was given, and never begins a tag or a line', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = inertJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(text).not.toMatch(/[<\u2028\u2029]/);
      }),
    );
    expect(inertJson('</script><!--\u2028')).toBe('"\\u003c/script>\\u003c!--\\u2028"');
  });
});

describe('htmlDocument', () => {
  const html = htmlDocument({
    title: '<b>"A" & B</b>',
    page: '<main></main>',
    data: { a: '</script>' },
    assets,
  });

  it('lets in its own script and style by their hashes, and nothing from elsewhere', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1]?.split('; ');
    expect(policy).toEqual([
      "default-src 'none'",
      "script-src 'sha256-AAA='",
      "style-src 'sha256-BBB='",
      'font-src data:',
      'img-src data:',
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    // The policy stands before whatever it is about.
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<style>'));
  });

  it('keeps data from becoming markup', () => {
    expect(html).toContain('<title>&lt;b&gt;&quot;A&quot; &amp; B&lt;/b&gt;</title>');
    expect(html.match(/<\/script>/g)).toHaveLength(2);
  });
});
