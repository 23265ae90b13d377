import { describe, expect, it } from 'vitest';
import { readJsonText } from '../../../../src/main/laboratory/documents/json-text.js';

const places = (text: string): [number, number, string][] =>
  readJsonText(text).problems.map(({ line, column, message }) => [line, column, message]);

describe('readJsonText', () => {
  it.each([
    ['{\n  "a": 1\n  "b": 2\n}', 3, 3, 'a comma'],
    ['{\r\n  "a" 1\r\n}', 2, 7, 'a colon'],
    ['{"a": }', 1, 7, 'a value'],
    ['{\r  "a": 1,\r}', 3, 1, 'the name of a property'],
    ['[1, 2', 1, 6, 'a closing bracket'],
    ['{"a": 1', 1, 8, 'a closing brace'],
    ['', 1, 1, 'the file is empty'],
    [' \n', 1, 1, 'the file is empty'],
    ['{"a":\n "K\uFFFDln"}', 2, 4, 'not in UTF-8'],
    ['{"a":\n "K\0"}', 2, 4, 'a NUL character'],
    ['[1,\n True]', 2, 2, 'JSON writes true'],
    ['[\u201Ca\u201D]', 1, 2, 'straight double quotes'],
    ['{} {}', 1, 4, 'at its end before this'],
    ['{\n  // words\n}', 2, 3, 'no comments'],
    ['["open]', 1, 2, 'closing quote'],
    ['["a\tb"]', 1, 2, 'a control character'],
    ['["\\x"]', 1, 2, 'a backslash'],
    ['[01]', 1, 3, 'a comma'],
    ["['a']", 1, 2, 'double quotes'],
    ['[NaN]', 1, 2, 'JSON has no number'],
  ])('says where %j is not JSON', (text, line, column, message) => {
    const [first] = places(text);
    expect(first?.slice(0, 2)).toEqual([line, column]);
    expect(first?.[2]).toContain(message);
    expect(readJsonText(text).value).toBeUndefined();
  });

  it('says where a number is too large to be held', () => {
    expect(places('{"a": [1,\n -1e999]}')).toEqual([[2, 2, expect.stringContaining('larger than any')]]);
  });

  it('agrees with JSON.parse on what is JSON', () => {
    const text = '\uFEFF{"a": [1, -2.5e3, "\\u00e9\\n", true, null, {}], "": {"b": []}}';
    expect(readJsonText(text)).toMatchObject({ value: JSON.parse(text.slice(1)) as unknown, problems: [] });
  });

  it('finds the place of a path, or of what would hold it', () => {
    const json = readJsonText('{\n  "a": [\n    1,\n    {"b": "x"}\n  ]\n}');
    expect(json.problemAt(['a', 1, 'b'], 'm')).toEqual({
      line: 4,
      column: 11,
      place: 'a[1].b',
      message: 'm',
    });
    expect(json.problemAt(['a', 1, 'c', 'd'], 'm')).toMatchObject({ line: 4, column: 5, place: 'a[1].c.d' });
    expect(json.problemAt(['z'], 'm')).toMatchObject({ line: 1, column: 1, place: 'z' });
    expect(json.problemAt([], 'm')).toMatchObject({ line: 1, column: 1, place: '' });
  });

  it('finds places behind a byte-order mark, and in a name that is every object’s', () => {
    const json = readJsonText('\uFEFF{"__proto__": {"a": 1}, "constructor": 2}');
    expect(json.problemAt(['__proto__', 'a'], 'm')).toMatchObject({ line: 1, column: 21 });
    expect(json.problemAt(['toString'], 'm')).toMatchObject({ line: 1, column: 1 });
    expect(Object.keys(json.value as object)).toEqual(['__proto__', 'constructor']);
    expect(({} as { a?: unknown }).a).toBeUndefined();
  });

  it('names what one object has twice', () => {
    expect(places('{\n "a": 1,\n "b": {"c": 1, "c": 2},\n "a": 2\n}')).toEqual([
      [3, 16, 'the name "c" stands twice in one object'],
      [4, 2, 'the name "a" stands twice in one object'],
    ]);
  });

  it('refuses what is nested deeply without falling over it', () => {
    const deep = '['.repeat(4_000_000);
    expect(places(deep)).toEqual([[1, 65, expect.stringContaining('64 levels deep')]]);
    expect(places(`${'['.repeat(64)}${']'.repeat(64)}`)).toEqual([]);
    expect(places(`["${'['.repeat(1000)}"]`)).toEqual([]);
  });
});
